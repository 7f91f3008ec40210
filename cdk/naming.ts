import type { Stage } from './stage.ts';

/** The alias that everyone calls; a version stands behind it only after it has answered its empty test event. */
export const liveAlias = 'live';

/** Where Trusted Advisor's events arrive, wherever the mesh lives. */
export const globalEventsRegion = 'us-east-1';

/** The parts of a deployment, each a stack. */
export type StackPart =
  | 'Data'
  | 'People'
  | 'Hosting'
  | 'Agents'
  | 'Bus'
  | 'Api'
  | 'Observability'
  | 'Forward'
  | 'MemberRole';

export function stackName({ name }: Pick<Stage, 'name'>, part: StackPart): string {
  return `FinopsMesh-${name}-${part}`;
}

/** The path of every function's role: the bus knows the mesh's own by it. */
export function rolePath({ name }: Pick<Stage, 'name'>): string {
  return `/finops-mesh/${name}/`;
}

/** In the address of every operation: `https://….execute-api.….amazonaws.com/v1/opportunities`. */
export const interfaceStage = 'v1';

/** The name of the REST API, by which CloudWatch knows it. */
export function interfaceName({ name }: Pick<Stage, 'name'>): string {
  return `finops-mesh-${name}`;
}

/** `trusted-advisor` as `TrustedAdvisor`, for logical ids, parameters and outputs. */
export function pascalCase(name: string): string {
  return name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The output of the bus stack that holds the ARN of a room's alias. */
export function aliasOutput(room: string): string {
  return `${pascalCase(room)}Live`;
}
