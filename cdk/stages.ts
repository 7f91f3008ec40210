import { MeshError } from '../lib/core/errors.ts';
import { readStage, type Stage, type StageInput } from './stage.ts';

/**
 * The deployments of this mesh; `stage.ts` documents every value and its default.
 */
const inputs: readonly StageInput[] = [
  { name: 'dev', eventBus: 'finops-mesh-dev', logRetentionDays: 7, archiveDays: 7 },
  { name: 'prod' },
];

/** The stage that a command means where it names none. */
export const defaultStageName = 'dev';

export function allStages(): Stage[] {
  return inputs.map(readStage);
}

/** @throws MeshError `bad-input` that names the stages there are, `bad-configuration` for a wrong value */
export function findStage(name: string): Stage {
  const input = inputs.find((each) => each.name === name);
  if (input !== undefined) return readStage(input);
  throw new MeshError(
    'bad-input',
    `there is no stage "${name}"; there is: ${inputs.map((each) => each.name).join(', ')}`,
  );
}
