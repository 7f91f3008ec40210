import { existsSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AnalysisDocument } from '../../lib/core/analysis-document.ts';
import { costServices } from '../../local/answers/cost-services.ts';
import { recordedAccount } from '../../local/answers/recorded-account.ts';
import { readRecording } from '../../local/answers/recording.ts';

const repository = resolve(import.meta.dirname, '..', '..');

/** A small account, made by hand in AWS's shapes: 7 flagged resources under 5 checks. */
export const smallRecording = join(repository, 'test', 'recordings', 'small');
const sharedRecording = join(repository, '..', 'shared', 'data', 'recordings', 'trusted-advisor');
/** The account that nobody here wrote, with its figures; absent where the project stands alone. */
export const goldenRecording = existsSync(sharedRecording) ? sharedRecording : undefined;

/**
 * A folder of rooms with these of the mesh's own: what a test says of two agents does not change with a third.
 *
 * @returns the folder
 */
export async function writeRooms(folder: string, names: readonly string[]): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const name of names) await symlink(join(repository, 'functions', name), join(folder, name));
  return folder;
}

/** The options of a mesh over a recorded account. */
export async function recordedMesh(folder: string) {
  const recording = await readRecording(folder);
  const { accountId, asOf } = recording.owner;
  return { accountId, asOf, answers: costServices(recordedAccount(recording)) };
}

/** The analysis that a command has printed as JSON. */
export function readAnalysis(text: string): AnalysisDocument {
  return AnalysisDocument.parse(JSON.parse(text));
}

/** What two analyses of one truth must agree in: each opinion, what it states and what of it counts. */
export function figuresOf({ opportunities, receipts, gaps }: AnalysisDocument) {
  return {
    opinions: opportunities.flatMap(({ id, winner, order, opinions }) =>
      opinions.map((opinion) => ({ opportunity: id, winner, order, id: opinion.id, savings: opinion.savings })),
    ),
    receipts,
    gaps: gaps.map(({ source, code, effect }) => ({ source, code, effect })),
  };
}
