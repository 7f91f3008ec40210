import { MeshError } from '../../lib/core/errors.ts';
import type { Manifest } from '../../lib/core/manifest.ts';
import { ownNamespace } from '../observability/own-metrics.ts';
import type { Stage } from '../stage.ts';

/** The variable from which a room that reads member accounts takes what it says when it assumes their role. */
const externalIdVariable = 'FINOPS_MEMBER_EXTERNAL_ID';

/** The variable that names the billing export; "none" where there is none. */
const exportVariable = 'BILLING_EXPORT_URI';

/** The variable from which a front door takes the one origin that its answers are for. */
const originVariable = 'FINOPS_ALLOWED_ORIGIN';

/** The variables that every function has, and what each is. `lib/runtime/environment.ts` reads them. */
export const meshVariables = {
  FINOPS_CONTEXT_BUCKET: 'the context bucket',
  FINOPS_STATE_TABLE: 'the state table',
  FINOPS_EVENT_BUS: 'the mesh’s event bus',
  POWERTOOLS_METRICS_NAMESPACE: 'the namespace of the stage’s own metrics',
} as const;

/**
 * Every variable of a room's function: the mesh's own, and those that its manifest names.
 *
 * @throws MeshError `bad-configuration` that names a variable which the manifest names and the stage does not give
 */
export function environmentOf(
  manifest: Manifest,
  stage: Stage,
  { bucketName, tableName }: { readonly bucketName: string; readonly tableName: string },
): Record<string, string> {
  const { name, environment } = manifest;
  const given = givenValues(stage);
  const own = environment.map((variable) => {
    const value = given[variable];
    if (value !== undefined) return [variable, value] as const;
    throw new MeshError(
      'bad-configuration',
      `${name} reads ${variable}: give it a value in "environment" of stage "${stage.name}"`,
    );
  });
  const mesh: Record<keyof typeof meshVariables, string> = {
    FINOPS_CONTEXT_BUCKET: bucketName,
    FINOPS_STATE_TABLE: tableName,
    FINOPS_EVENT_BUS: stage.eventBus,
    POWERTOOLS_METRICS_NAMESPACE: ownNamespace(stage),
  };
  return { ...mesh, ...exportDetails(manifest, stage), ...originOf(manifest, stage), ...Object.fromEntries(own) };
}

/** The variables that a room has where its stage says so, and from which setting. */
export function optionalVariables({ kind, environment }: Manifest): Readonly<Record<string, string>> {
  return {
    ...(kind === 'front-door' && { [originVariable]: 'api.allowedOrigin, or the origin of Amplify' }),
    ...(environment.includes(exportVariable) && {
      BILLING_EXPORT_REGION: 'billingExport.region',
      BILLING_EXPORT_ROLE: 'billingExport.role',
    }),
  };
}

/** A room that reads a billing export has nothing to do in a stage without one: it would make every analysis partial. */
export function takesPart({ environment }: Manifest, { billingExport }: Stage): boolean {
  return billingExport !== undefined || !environment.includes(exportVariable);
}

function givenValues({ environment, scope, billingExport }: Stage): Readonly<Record<string, string>> {
  return {
    ...(scope.kind === 'organisation' && { [externalIdVariable]: scope.externalId }),
    [exportVariable]: billingExport === undefined ? 'none' : `s3://${billingExport.bucket}/${billingExport.prefix}`,
    ...environment,
  };
}

/** How an export is read, for the room that reads one: variables that need not be there, and so are in no manifest. */
function exportDetails({ environment }: Manifest, { billingExport }: Stage): Record<string, string> {
  if (billingExport === undefined || !environment.includes(exportVariable)) return {};
  const { region, role } = billingExport;
  return {
    ...(region !== undefined && { BILLING_EXPORT_REGION: region }),
    ...(role !== undefined && { BILLING_EXPORT_ROLE: role }),
  };
}

function originOf({ kind }: Manifest, { api }: Stage): Record<string, string> {
  if (kind !== 'front-door' || api.allowedOrigin === undefined) return {};
  return { [originVariable]: api.allowedOrigin };
}

/**
 * Refuses values that nothing reads: a name that is spelled wrong would be found by nobody.
 *
 * @throws MeshError `bad-configuration` that names the setting and what there is
 */
export function assertAllRead(stage: Stage, manifests: readonly Manifest[]): void {
  const variables = new Set(manifests.flatMap(({ environment }) => environment));
  const rooms = new Set(manifests.map(({ name }) => name));
  refuseUnknown(stage, 'environment', variables);
  refuseUnknown(stage, 'reservedConcurrency', rooms);
}

function refuseUnknown(stage: Stage, setting: 'environment' | 'reservedConcurrency', known: ReadonlySet<string>): void {
  const unknown = Object.keys(stage[setting]).find((name) => !known.has(name));
  if (unknown === undefined) return;
  const there = [...known].sort().join(', ') || 'none';
  throw new MeshError('bad-configuration', `stage "${stage.name}": ${setting} has "${unknown}"; there is: ${there}`);
}
