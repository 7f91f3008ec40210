import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { costServices } from '../../local/answers/cost-services.ts';
import { recordedAccount } from '../../local/answers/recorded-account.ts';
import { readRecording } from '../../local/answers/recording.ts';
import type { AwsError } from '../../local/aws/aws-error.ts';
import { startEndpoint } from '../../local/aws/server.ts';
import type { AwsRequest, AwsService } from '../../local/aws/service.ts';
import { createSts } from '../../local/aws/sts.ts';

/** The keys of the profile `work`, and the only ones that the stand-in knows. */
export const profileKeys = { accessKeyId: 'AKIAPROFILE', secretAccessKey: 'profile-secret' };

/** Another embedded endpoint with credentials of its own, which stands where AWS is and writes down what arrives. */
export interface StandInAws {
  /** The environment of a user of it: a profile in a configuration of its own, and nothing of this machine's. */
  readonly env: NodeJS.ProcessEnv;
  /** What has arrived since it was asked last. */
  takeReceived(): AwsRequest[];
  /** Works while it refuses every request of these services. */
  refusing<Answer>(refusals: Readonly<Record<string, AwsError>>, work: () => Promise<Answer>): Promise<Answer>;
  close(): Promise<void>;
}

/** @param folder where its answers and the user's AWS configuration are written */
export async function startStandInAws(folder: string, recordingFolder: string): Promise<StandInAws> {
  const recording = await readRecording(await refreshed(recordingFolder, join(folder, 'answers')));
  let received: AwsRequest[] = [];
  let refused: Readonly<Record<string, AwsError>> = {};
  const watched = (service: AwsService): AwsService => ({
    ...service,
    handle: async (request) => {
      received.push(request);
      const refusal = refused[request.service];
      if (refusal !== undefined) throw refusal;
      return service.handle(request);
    },
  });
  const { accountId } = recording.owner;
  const aws = await startEndpoint({
    services: [createSts({ accountId }), ...costServices(recordedAccount(recording))].map(watched),
    credentials: (id) => (id === profileKeys.accessKeyId ? profileKeys.secretAccessKey : undefined),
  });
  return {
    env: await writeConfiguration(folder, aws.url),
    takeReceived() {
      const taken = received;
      received = [];
      return taken;
    },
    async refusing(refusals, work) {
      refused = refusals;
      try {
        return await work();
      } finally {
        refused = {};
      }
    },
    close: () => aws.close(),
  };
}

/** AWS looks again every day: a recorded account as it would be told now. */
async function refreshed(recording: string, folder: string): Promise<string> {
  const lastHour = `${new Date(Date.now() - 3_600_000).toISOString().slice(0, 19)}Z`;
  for (const file of await readdir(recording, { recursive: true })) {
    if (!file.endsWith('.json')) continue;
    await mkdir(join(folder, file, '..'), { recursive: true });
    const text = await readFile(join(recording, file), 'utf8');
    await writeFile(join(folder, file), text.replaceAll(/2026-10-31T\d\d:\d\d:\d\dZ/g, lastHour));
  }
  return folder;
}

async function writeConfiguration(folder: string, url: string): Promise<NodeJS.ProcessEnv> {
  const { accessKeyId, secretAccessKey } = profileKeys;
  const keys = `aws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
  await writeFile(join(folder, 'config'), '[profile work]\nregion = eu-west-1\n');
  await writeFile(join(folder, 'credentials'), `[work]\n${keys}`);
  return {
    HOME: folder,
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: url,
    AWS_PROFILE: undefined,
    AWS_ACCESS_KEY_ID: undefined,
    AWS_SECRET_ACCESS_KEY: undefined,
    AWS_SESSION_TOKEN: undefined,
  };
}
