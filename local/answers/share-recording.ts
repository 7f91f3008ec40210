import { join } from 'node:path';
import { MeshError } from '../../lib/core/errors.ts';
import type { Json, Members } from './account.ts';
import { type HeadingOf, readHeadings } from './check-headings.ts';
import { createDisguise, type Disguise } from './disguise.ts';
import { isPublicColumn, isTime, publicMembers } from './private-values.ts';
import { writeNewFile } from './recorder.ts';
import { type Exchange, type RecordedCall, readRecording } from './recording.ts';

/** AWS's own list of checks, the same in every account. */
const catalogues: ReadonlySet<string> = new Set(['listchecks', 'describetrustedadvisorchecks']);

/**
 * Copies a recording into a new folder with account ids, names, addresses, tags and resource ids replaced, each by the
 * same other one wherever it stands: a replay of the copy gives the same amounts and as many findings. What is not
 * known to be AWS's own word is taken for private.
 *
 * @throws MeshError `bad-input` for a recording that cannot be read, or of a service whose private members are not
 *   stated in `private-values.ts`; `already-exists` where the new folder holds a recording
 */
export async function shareRecording(folder: string, sharedFolder: string): Promise<void> {
  const { owner, calls } = await readRecording(folder);
  const unstated = calls.find(({ service }) => !publicMembers.has(service));
  if (unstated !== undefined) {
    const message = `${folder} cannot be shared: what is private in answers of ${unstated.service} is not stated`;
    throw new MeshError('bad-input', message);
  }
  const disguise = createDisguise();
  const { accountId, name } = owner;
  const sharedOwner = { ...owner, accountId: disguise.replace(accountId), name: disguise.replace(name) };
  if (!(await writeNewFile(join(sharedFolder, 'account.json'), sharedOwner))) {
    throw new MeshError('already-exists', `${sharedFolder} already holds a recording: name a new folder`);
  }
  const headingsFor = readHeadings(calls);
  for (const call of calls) {
    await writeNewFile(join(sharedFolder, call.file), shareCall(call, headingsFor(call), disguise));
  }
}

function shareCall(call: RecordedCall, headingOf: HeadingOf, disguise: Disguise): Exchange {
  const { region, accountId, service, request, response, error } = call;
  const context = { kept: publicMembers.get(service) ?? new Set(), headingOf, disguise };
  const isCatalogue = catalogues.has(call.operationKey);
  return {
    ...(region !== undefined && { region }),
    ...(accountId !== undefined && { accountId: disguise.replace(accountId) }),
    request: shareMembers(request, context),
    ...(response !== undefined && { response: isCatalogue ? response : shareMembers(response, context) }),
    ...(error !== undefined && { error: { name: error.name, message: disguise.scrub(error.message) } }),
  };
}

interface Context {
  /** The members of this service whose texts are AWS's own. */
  readonly kept: ReadonlySet<string>;
  readonly headingOf: HeadingOf;
  readonly disguise: Disguise;
}

function shareMembers(members: Members, context: Context): Members {
  // A recommendation of a check has the check's name; one that people wrote has theirs.
  const named = typeof members.checkArn === 'string' ? ['name', 'description'] : [];
  const kept = new Set([...context.kept, ...named]);
  const entries = Object.entries(members).map(([name, value]) => [
    name,
    name === 'metadata' ? shareColumns(value, context) : shareValue(value, kept.has(name), context),
  ]);
  return Object.fromEntries(entries);
}

function shareValue(value: Json, isKept: boolean, context: Context): Json {
  if (typeof value === 'string') {
    return isKept || isTime(value) ? context.disguise.scrub(value) : context.disguise.replace(value);
  }
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((each) => shareValue(each, isKept, context));
  return shareMembers(value, context);
}

/** The columns of a flagged resource: a list by position in the Support API, a map in the new one. */
function shareColumns(columns: Json, { headingOf, disguise }: Context): Json {
  const share = (column: string, value: Json): Json => {
    if (typeof value !== 'string') return value;
    return isPublicColumn(headingOf(column) ?? '', value) ? disguise.scrub(value) : disguise.replace(value);
  };
  if (typeof columns !== 'object' || columns === null) return columns;
  if (isList(columns)) return columns.map((value, index) => share(String(index), value));
  return Object.fromEntries(Object.entries(columns).map(([column, value]) => [column, share(column, value)]));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
