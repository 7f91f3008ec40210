import { join } from 'node:path';
import type { Bundle } from '../../bundle/bundle.ts';
import { meshBusName } from '../../lib/core/event.ts';
import { openDynamoDb } from '../aws/dynamodb.ts';
import { createEvents, type EventsService } from '../aws/events/service.ts';
import type { LambdaFunction } from '../aws/lambda/lambda-function.ts';
import { createLambda, type LambdaOptions, type LambdaService } from '../aws/lambda/service.ts';
import { openS3 } from '../aws/s3/s3.ts';
import type { AwsService } from '../aws/service.ts';
import { createSts } from '../aws/sts.ts';
import { bucketName, region, tableName } from './clients.ts';
import { rulesAt } from './rules.ts';
import { roomVariables } from './variables.ts';

/** Someone is watching a laptop: the two retries of a failed event come sooner than AWS's 1 and 2 minutes. */
const laptopRetryDelaysMs = [5_000, 15_000];

export interface ServicesOptions {
  readonly home: string;
  readonly accountId: string;
  readonly bundles: readonly Bundle[];
  /** The clock of a replay. */
  readonly asOf?: string;
  /** What rooms read beyond the mesh's own variables: each is given to the rooms whose manifests name it. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Functions that are no rooms: the tests' faulty ones. */
  readonly extraFunctions?: readonly LambdaFunction[];
  /** What tests make shorter than AWS has it. */
  readonly lambda?: Partial<Pick<LambdaOptions, 'retryDelaysMs' | 'setbackDelayMs' | 'concurrency' | 'onLog'>>;
  /** Endpoint and credentials for a sandbox; it starts once they are there. */
  readonly access: () => Promise<Readonly<Record<string, string>>>;
}

export interface Services {
  readonly lambda: LambdaService;
  readonly events: EventsService;
  /** In the order in which they stand on one another. */
  readonly all: readonly AwsService[];
}

/** Opens the embedded services over an account's stored state. What an earlier process left undone begins at once. */
export async function openServices(options: ServicesOptions): Promise<Services> {
  const { home, accountId, bundles, access } = options;
  const dynamodb = await openDynamoDb({ directory: join(home, 'dynamodb'), accountId, region });
  const s3 = openS3({ directory: join(home, 's3') });
  const lambda = createLambda({
    functions: [...bundles.map((bundle) => functionOf(bundle, options)), ...(options.extraFunctions ?? [])],
    dataDir: home,
    region,
    accountId,
    environment: access,
    retryDelaysMs: laptopRetryDelaysMs,
    ...options.lambda,
  });
  const events = createEvents({
    dataDir: home,
    region,
    accountId,
    buses: [meshBusName],
    rules: rulesAt(
      bundles.map(({ room }) => room),
      options.asOf,
    ),
    deliver: async (target, payload) => {
      lambda.acceptEvent(target.function, payload);
    },
  });
  return { lambda, events, all: [s3, dynamodb, createSts({ accountId }), lambda, events] };
}

/** The variables that every function of the mesh gets on the laptop, as the stacks give them on AWS. */
export function meshVariables(asOf: string | undefined): Record<string, string> {
  return {
    FINOPS_CONTEXT_BUCKET: bucketName,
    FINOPS_STATE_TABLE: tableName,
    FINOPS_EVENT_BUS: meshBusName,
    ...(asOf !== undefined && { FINOPS_AS_OF: asOf }),
  };
}

function functionOf(
  { room, codeFolder }: Bundle,
  { asOf, variables = {} }: Pick<ServicesOptions, 'asOf' | 'variables'>,
): LambdaFunction {
  const { name, timeoutSeconds, memoryMb, ephemeralStorageMb } = room.manifest;
  return {
    name,
    codeDir: codeFolder,
    handler: 'index.handler',
    timeoutSeconds,
    memoryMb,
    ephemeralStorageMb,
    environment: { ...meshVariables(asOf), ...roomVariables(room.manifest, variables) },
  };
}
