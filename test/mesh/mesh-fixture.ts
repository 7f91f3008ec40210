import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { type ContextChannel, createContext } from '../../lib/context/context.ts';
import type { Manifest } from '../../lib/core/manifest.ts';
import type { Task } from '../../lib/core/task.ts';
import { createState, type StateChannel } from '../../lib/state/state.ts';
import { AwsError } from '../../local/aws/aws-error.ts';
import type { LambdaFunction } from '../../local/aws/lambda/lambda-function.ts';
import type { AwsRequest, AwsService } from '../../local/aws/service.ts';
import { bucketName, type MeshClients, tableName } from '../../local/mesh/clients.ts';
import { type Mesh, type MeshOptions, startMesh } from '../../local/mesh/mesh.ts';
import { meshVariables } from '../../local/mesh/services.ts';
import { manifest as echoManifest } from '../functions/echo/manifest.ts';

export interface TestMesh extends Mesh {
  readonly home: string;
  /** Ends the mesh and removes its folder. */
  remove(): Promise<void>;
}

/** The mesh of the test rooms in a folder of its own. */
export async function startTestMesh(overrides: Partial<MeshOptions> = {}): Promise<TestMesh> {
  const home = overrides.home ?? (await makeHome());
  const mesh = await startMesh({
    home,
    functions: 'test/functions',
    accountId: '111122223333',
    lambda: { retryDelaysMs: [50, 100], setbackDelayMs: 20 },
    ...overrides,
  });
  const remove = async () => {
    await mesh.close();
    await rm(home, { recursive: true, force: true });
  };
  return { ...mesh, home, remove };
}

export function makeHome(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'finops-mesh-'));
}

export function contextOf({ s3 }: MeshClients, owner = 'echo'): ContextChannel {
  return createContext({ client: s3, bucket: bucketName, owner });
}

export function stateOf({ dynamodb }: MeshClients, owner = 'echo', now?: () => Date): StateChannel {
  return createState({ client: dynamodb, table: tableName, owner, ...(now && { now }) });
}

/** A room in a folder that is the echo under another manifest: for rooms that hear one another's events. */
export async function writeEchoRoom(folder: string, overrides: Partial<Manifest>): Promise<void> {
  const name = overrides.name ?? echoManifest.name;
  const publishes = { source: `finops.${name}-agent`, detailTypes: ['Echo Heard'] };
  const manifest: Manifest = { ...echoManifest, publishes, ...overrides };
  const room = join(folder, name);
  const echo = join(import.meta.dirname, '..', 'functions', 'echo');
  await mkdir(room, { recursive: true });
  await writeFile(join(room, 'manifest.ts'), `export const manifest = ${JSON.stringify(manifest)};\n`);
  await writeFile(
    join(room, 'handler.ts'),
    `import { createAgentHandler } from ${JSON.stringify(join(echo, '../../../lib/runtime/agent-handler.ts'))};
import { run } from ${JSON.stringify(join(echo, 'agent.ts'))};
import { createGateway } from ${JSON.stringify(join(echo, 'gateway.ts'))};
import { manifest } from './manifest.ts';
export const handler = createAgentHandler({ manifest, run, createDeps: () => ({ gateway: createGateway() }) });
`,
  );
}

let tasks = 0;

export function makeTask(overrides: Partial<Task> = {}): Task {
  tasks += 1;
  return {
    id: `task-${tasks}`,
    analysisId: 'analysis-1',
    agent: 'echo',
    kind: 'analyse',
    asOf: '2026-11-20T09:30:00.000Z',
    deadline: new Date(Date.now() + 30_000).toISOString(),
    hop: 0,
    requestedBy: 'test',
    ...overrides,
  };
}

/** What the function replied, as its caller sees it. */
export async function callFunction({ lambda }: MeshClients, name: string, payload: unknown) {
  const answer = await lambda.send(new InvokeCommand({ FunctionName: name, Payload: JSON.stringify(payload) }));
  const reply = JSON.parse(answer.Payload?.transformToString() || 'null');
  return { reply, functionError: answer.FunctionError };
}

/** A function whose handler is this JavaScript: for functions that behave as none of ours may. */
export async function makeFunction(name: string, handlerSource: string, folder: string): Promise<LambdaFunction> {
  const codeDir = join(folder, name);
  await mkdir(codeDir, { recursive: true });
  await writeFile(join(codeDir, 'index.mjs'), `export const handler = ${handlerSource};\n`);
  return {
    name,
    codeDir,
    handler: 'index.handler',
    timeoutSeconds: 2,
    memoryMb: 256,
    ephemeralStorageMb: 512,
    environment: meshVariables(undefined),
  };
}

/** A switch that lets one service refuse every request with an error of AWS. */
export function createFault(
  serviceName: string,
  error: AwsError,
  when: (path: string, request: AwsRequest) => boolean = () => true,
) {
  let on = false;
  return {
    turn: (to: boolean) => {
      on = to;
    },
    intercept: (service: AwsService): AwsService =>
      service.name !== serviceName
        ? service
        : {
            ...service,
            handle: async (request) => {
              if (on && when(request.path, request)) throw error;
              return service.handle(request);
            },
            renderError: (thrown, request) => service.renderError(thrown, request),
            close: async () => service.close?.(),
          },
  };
}

export const serviceFails = new AwsError('InternalError', 500, 'We encountered an internal error. Please try again.');
export const accessDenied = new AwsError('AccessDenied', 403, 'Access Denied');
