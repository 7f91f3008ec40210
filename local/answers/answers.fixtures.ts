import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { startEndpoint } from '../aws/server.ts';
import type { AwsService } from '../aws/service.ts';

const secret = { accessKeyId: 'AKIALOCAL', secretAccessKey: 'local-secret' };

/** An SDK client's configuration for an embedded endpoint with these services, closed with the test. */
export async function serve(services: readonly AwsService[], credentials = secret, onError?: (error: unknown) => void) {
  const endpoint = await startEndpoint({
    services,
    credentials: (accessKeyId) => (accessKeyId === credentials.accessKeyId ? credentials.secretAccessKey : undefined),
    ...(onError && { onError }),
  });
  onTestFinished(() => endpoint.close());
  return { endpoint: endpoint.url, region: 'us-east-1', credentials, maxAttempts: 1 };
}

/** A directory of its own for one test, removed with it. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'answers-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const owner = { accountId: '111122223333', name: 'test', currency: 'USD', supportPlan: 'business-plus' };

/** A recording with these files; a text is written as it is, everything else as JSON. */
export async function writeRecording(files: Readonly<Record<string, unknown>>): Promise<string> {
  const folder = await temporaryFolder();
  const all = { 'account.json': { ...owner, asOf: '2026-11-01T00:00:00Z' }, ...files };
  for (const [name, content] of Object.entries(all)) {
    if (content === undefined) continue;
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}
