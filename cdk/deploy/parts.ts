import { type StackPart, stackName } from '../naming.ts';
import type { Stage } from '../stage.ts';

/** What nothing calls yet, and what calls it: between the two, a deployment tries new versions. */
export const partsBeforeTrial: readonly StackPart[] = ['Data', 'People', 'Hosting', 'Agents'];
export const partsAfterTrial: readonly StackPart[] = ['Bus', 'Api', 'Forward', 'Observability'];

interface SynthesisedStage {
  readonly stage: Stage;
  readonly templates: ReadonlyMap<StackPart, unknown>;
}

/** The names of those parts that the stage has. */
export function stackNames({ stage, templates }: SynthesisedStage, parts: readonly StackPart[]): string[] {
  return parts.filter((part) => templates.has(part)).map((part) => stackName(stage, part));
}

/** Every stack that a deployment makes in the mesh's own account; the role of member accounts is rolled out apart. */
export function deployedStacks(synthesised: SynthesisedStage): string[] {
  return stackNames(synthesised, [...partsBeforeTrial, ...partsAfterTrial]);
}

/** What removing a stage removes, in the order in which nothing points at what is gone. */
export function removableStacks(synthesised: SynthesisedStage): string[] {
  return stackNames(synthesised, ['Observability', 'Forward', 'Api', 'Bus', 'Agents', 'Hosting']);
}
