import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AmplifyClient,
  CreateDeploymentCommand,
  GetJobCommand,
  StartDeploymentCommand,
  UpdateAppCommand,
} from '@aws-sdk/client-amplify';
import { fromAwsError } from '../../lib/core/aws-errors.ts';
import { MeshError } from '../../lib/core/errors.ts';
import { servedBranch } from '../hosting/hosting.ts';
import { pageHeaders } from '../hosting/page-headers.ts';

/** Where `npm run build -w amplify-ui` puts the page. */
export const builtDashboard = join('amplify-ui', 'dist');

/** Amplify has some megabytes out within a minute. */
const attempts = 60;
const pauseMs = 5_000;

/** What the page reads as `config.json` (`amplify-ui/src/session/config.ts`). */
export interface DashboardConfig {
  readonly api: string;
  readonly cognito: { readonly region: string; readonly userPoolId: string; readonly clientId: string };
}

export interface DashboardRelease {
  readonly amplify: AmplifyClient;
  readonly appId: string;
  /** The built page. */
  readonly folder: string;
  readonly config: DashboardConfig;
  /** Default: a PUT over HTTPS. */
  readonly upload?: (url: string, body: Uint8Array) => Promise<void>;
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

/** @throws MeshError `bad-input` where the page is not built */
export function assertBuilt(folder: string): void {
  if (existsSync(join(folder, 'index.html'))) return;
  throw new MeshError('bad-input', `the dashboard is not built: "npm run build -w amplify-ui" makes ${folder}`);
}

/**
 * Puts the built dashboard on Amplify Hosting, with where its interface is, and waits until it is served.
 *
 * @throws MeshError `bad-input` where it is not built, `service-unavailable` where Amplify does not serve it
 */
export async function releaseDashboard(release: DashboardRelease): Promise<void> {
  const { amplify, appId, folder, config, upload = put } = release;
  assertBuilt(folder);
  const files = filesOf(folder, config);
  const app = { appId, branchName: servedBranch };
  try {
    const customHeaders = pageHeaders({ api: config.api, region: config.cognito.region });
    await amplify.send(new UpdateAppCommand({ appId, customHeaders }));
    const fileMap = Object.fromEntries([...files].map(([name, body]) => [name, md5(body)]));
    const { jobId, fileUploadUrls = {} } = await amplify.send(new CreateDeploymentCommand({ ...app, fileMap }));
    for (const [name, body] of files) await upload(fileUploadUrls[name] ?? noAddress(name), body);
    await amplify.send(new StartDeploymentCommand({ ...app, jobId }));
    await untilServed(release, jobId ?? '');
  } catch (error) {
    throw fromAwsError(error, 'amplify:CreateDeployment');
  }
}

function filesOf(folder: string, config: DashboardConfig): Map<string, Uint8Array> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
  const files = new Map<string, Uint8Array>(names.sort().map((name) => [name, readFileSync(join(folder, name))]));
  return files.set('config.json', Buffer.from(JSON.stringify(config)));
}

async function untilServed({ amplify, appId, pause = sleep }: DashboardRelease, jobId: string): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const { job } = await amplify.send(new GetJobCommand({ appId, branchName: servedBranch, jobId }));
    const status = job?.summary?.status;
    if (status === 'SUCCEED') return;
    if (status === 'FAILED' || status === 'CANCELLED') {
      throw new MeshError('service-unavailable', `Amplify ended job ${jobId} of app ${appId} as ${status}`);
    }
    await pause(pauseMs);
  }
  throw new MeshError('service-unavailable', `Amplify has not ended job ${jobId} of app ${appId} after five minutes`);
}

async function put(url: string, body: Uint8Array): Promise<void> {
  const answer = await fetch(url, { method: 'PUT', body: Buffer.from(body) });
  if (!answer.ok) throw new MeshError('service-unavailable', `a file of the dashboard was not taken: ${answer.status}`);
}

function noAddress(name: string): never {
  throw new MeshError('service-unavailable', `Amplify gave no address for ${name}`);
}

/** What Amplify compares files by; nothing is kept secret with it. */
function md5(body: Uint8Array): string {
  return createHash('md5').update(body).digest('hex');
}
