import { existsSync } from 'node:fs';
import leven from 'leven';
import { MeshError } from '../../lib/core/errors.ts';
import { parse } from '../../lib/core/parse.ts';
import { Settings, type StatedSettings } from '../../lib/core/settings.ts';
import { readJsonFile } from '../answers/json-file.ts';

/** Read where it is there and no other is named. */
const defaultFile = 'finops.json';
/** A key that is farther than this from every right one is no slip of the keyboard. */
const nearEnough = 4;

/**
 * The user's settings.
 *
 * @throws MeshError `bad-input` for a file that cannot be read, or a key or value that does not fit; a wrong key comes
 *   with the right one
 */
export async function readSettings(file: string | undefined): Promise<StatedSettings> {
  if (file === undefined && !existsSync(defaultFile)) return {};
  const name = file ?? defaultFile;
  const stated = (await readJsonFile(name, name)) as StatedSettings;
  const wrong = wrongKeys(stated);
  if (wrong.length > 0) throw new MeshError('bad-input', `${name}: ${wrong.map(explainKey).join('; ')}`);
  parse(Settings, stated, name);
  return stated;
}

function wrongKeys(stated: unknown): { key: string; known: string[] }[] {
  const result = Settings.safeParse(stated);
  if (result.success) return [];
  return result.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => ({ key, known: knownKeys(issue.path) })) : [],
  );
}

function knownKeys(path: readonly PropertyKey[]): string[] {
  return Object.keys(path[0] === 'riskPolicy' ? Settings.parse({}).riskPolicy : Settings.shape);
}

function explainKey({ key, known }: { key: string; known: readonly string[] }): string {
  const [nearest] = known.toSorted((left, right) => leven(key, left) - leven(key, right));
  if (nearest !== undefined && leven(key, nearest) <= nearEnough) {
    return `there is no setting "${key}"; did you mean "${nearest}"?`;
  }
  return `there is no setting "${key}"; there is: ${known.join(', ')}`;
}
