import type { FileFact, FileProblem } from '../domain/bill.ts';
import { badFile } from './bill-errors.ts';
import { type Candidate, kindByName, monthInPath } from './candidate.ts';
import { type DeliveryManifest, newestManifests } from './manifests.ts';

/** Which of the files found are the export. */
export interface Choice {
  readonly counted: readonly Candidate[];
  /** Files that a manifest lists: they are whole deliveries and need no search for copies. */
  readonly byManifest: ReadonlySet<Candidate>;
  readonly left: readonly FileFact[];
  readonly problems: readonly FileProblem[];
}

/**
 * Manifests decide. Of each report and month the newest delivery counts, older ones are left out; a file that a manifest
 * lists and that is not here is missing, one that no manifest of its month lists is surplus. Months without a manifest
 * count as they lie.
 *
 * @throws MeshError `bad-input` where nothing is left to read
 */
export function chooseFiles(
  given: string,
  files: readonly Candidate[],
  manifests: readonly DeliveryManifest[],
): Choice {
  // A file that was given alone is the export, whatever its name; unless it is a manifest.
  const isAlone = files.length === 1 && manifests.length === 0;
  const data = isAlone ? files : files.filter(({ name }) => kindByName(name) === 'data');
  const { newest, older } = newestManifests(manifests);
  const listed = new Map<Candidate, DeliveryManifest>();
  const problems: FileProblem[] = [];
  for (const manifest of newest) {
    for (const key of manifest.files) {
      const found = locate(key, manifest, data);
      if (found === undefined) problems.push(missing(manifest, key));
      else listed.set(found, manifest);
    }
  }
  const old = new Set(older.flatMap((manifest) => manifest.files.map((key) => locate(key, manifest, data))));
  const left = data.filter((file) => !listed.has(file)).flatMap((file) => whyLeft(file, newest, old.has(file)) ?? []);
  const leftNames = new Set(left.map(({ name }) => name));
  const counted = data.filter(({ name }) => !leftNames.has(name));
  if (counted.length === 0) throw badFile({ file: given }, problems[0]?.text ?? 'it holds no CSV or Parquet file');
  return {
    counted,
    byManifest: new Set(listed.keys()),
    left,
    problems: [...problems, ...left.filter(({ name }) => !isOld(name, old)).map(surplus)],
  };
}

/** The file here that a key speaks of: the one that shares most of the end of its path. */
function locate(key: string, manifest: DeliveryManifest, files: readonly Candidate[]): Candidate | undefined {
  const parts = key.replace(/^s3:\/\/[^/]+\//, '').split('/');
  const near = manifest.name.split('/').slice(0, -1).join('/');
  const score = ({ name }: Candidate) => {
    const own = name.split('/');
    let shared = 0;
    while (shared < own.length && shared < parts.length && own.at(-1 - shared) === parts.at(-1 - shared)) shared += 1;
    // Of two files of that name, the one beside the manifest is meant.
    return shared === 0 ? 0 : shared * 2 + (own.slice(0, -1).join('/') === near ? 1 : 0);
  };
  const best = files.reduce<{ file?: Candidate; score: number }>(
    (leader, file) => (score(file) > leader.score ? { file, score: score(file) } : leader),
    { score: 0 },
  );
  return best.file !== undefined && inMonth(best.file, manifest) ? best.file : undefined;
}

/** A file of the same name in another month's folder is another file. */
function inMonth({ name }: Candidate, { month }: DeliveryManifest): boolean {
  const own = monthInPath(name);
  return own === undefined || month === undefined || own === month;
}

function whyLeft(
  { name }: Candidate,
  newest: readonly DeliveryManifest[],
  isOldDelivery: boolean,
): FileFact | undefined {
  if (isOldDelivery) return { name, counted: false, why: 'an older delivery of the month' };
  const month = monthInPath(name);
  const holds = newest.find((manifest) => month === undefined || manifest.month === month);
  return holds && { name, counted: false, why: `not listed in ${holds.name}` };
}

function isOld(name: string, old: ReadonlySet<Candidate | undefined>): boolean {
  return [...old].some((file) => file?.name === name);
}

function missing(manifest: DeliveryManifest, key: string): FileProblem {
  const text = `${manifest.name} lists ${key.split('/').at(-1)}, which is not here: its rows are missing in every figure`;
  return { kind: 'missing', text };
}

function surplus({ name, why }: FileFact): FileProblem {
  return { kind: 'surplus', text: `${name} is ${why}: its rows are in no figure` };
}
