import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { MeshError } from '../../lib/core/errors.ts';
import { findAwsIdentity } from '../answers/aws-identity.ts';
import { costServices } from '../answers/cost-services.ts';
import { realAccount } from '../answers/real-account.ts';
import { recordedAccount } from '../answers/recorded-account.ts';
import { type Recorder, startRecording } from '../answers/recorder.ts';
import { type RecordedOwner, readRecording } from '../answers/recording.ts';
import type { Sources } from '../front/default-sources.ts';
import type { MeshClients } from '../mesh/clients.ts';
import { stateRoot } from '../mesh/installation.ts';
import type { MeshOptions } from '../mesh/mesh.ts';
import { exportVariable, readsExport } from '../mesh/variables.ts';
import { demoAccount } from './demo-account.ts';
import { exportInEnvironment, openExport } from './open-export.ts';
import { readSettings } from './settings.ts';

/** The folder of the mesh's own rooms. */
export const ownFunctions = 'functions';

export interface AccountOptions {
  readonly functions: string;
  readonly recording?: string;
  readonly billing?: string;
  readonly aws?: boolean;
  readonly profile?: string;
  readonly settings?: string;
}

/** An account that a command works on. */
export interface OpenedAccount {
  readonly mesh: MeshOptions;
  /** For the reader: whose answers these are. */
  readonly title: string;
  /** It is a billing export and nothing else; its bytes, where they are known. */
  readonly bill?: { readonly bytes?: number };
  /** Stores what the account has to say without being asked, and answers what an analysis of it takes. */
  readonly prepare?: (clients: MeshClients) => Promise<Sources>;
  /** Gives it a past, where it has a made-up one; answers whether it was made now. */
  readonly storePast?: (clients: MeshClients, sources: Sources) => Promise<boolean>;
  /** Where real AWS's answers are recorded, once the first one is there. */
  readonly recordedTo?: string;
}

/** The switches by which every command names its account. */
export function withAccountOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--billing <export>',
        'your billing export (FOCUS, CUR): a file, folder, pattern or s3:// address',
      ).conflicts(['aws', 'recording']),
    )
    .addOption(new Option('--recording <folder>', 'the answers of an AWS account, recorded').conflicts('aws'))
    .option('--aws', 'your own AWS account, read-only; its answers are recorded')
    .option('--profile <name>', 'with --aws or --billing s3://: a profile of your AWS configuration')
    .option('--settings <file>', 'your settings (default: finops.json, where it is there)')
    .option('--functions <folder>', 'where the rooms are', ownFunctions);
}

/**
 * Opens the account that the switches name: a billing export, a recording, the user's own AWS, or the demo organisation.
 *
 * @throws MeshError in one line: a recording that cannot be read, missing or expired credentials, a wrong setting
 */
export async function openAccount(options: AccountOptions): Promise<OpenedAccount> {
  const settings = await readSettings(options.settings);
  const common = { functions: options.functions, settings };
  if (options.billing !== undefined) return openBill(options.billing, options.profile, common);
  if (options.profile !== undefined && options.aws !== true) {
    throw new MeshError('bad-input', '--profile goes with --aws');
  }
  if (options.recording === undefined && options.aws !== true) return openDemo(common);
  const whole = await withExport(common, options.profile);
  return options.recording === undefined ? openAws(options.profile, whole) : openRecording(options.recording, whole);
}

/** Says on standard error where AWS's answers are recorded, where any are. */
export function tellRecording({ recordedTo }: OpenedAccount): void {
  if (recordedTo === undefined || !existsSync(recordedTo)) return;
  console.error(`AWS's answers are recorded in ${recordedTo}`);
}

type Common = Pick<MeshOptions, 'functions' | 'settings' | 'variables' | 'takesPart'>;

/** With the export that the environment names. Without one nobody reads one: what cannot be asked is no gap. */
async function withExport(common: Common, profile: string | undefined): Promise<Common> {
  const variables = await exportInEnvironment(profile);
  const hasExport = exportVariable in variables;
  return { ...common, variables, takesPart: (manifest) => hasExport || !readsExport(manifest) };
}

/** An export tells of spend only: the agents that ask AWS's cost APIs are no part of its mesh. */
async function openBill(given: string, profile: string | undefined, common: Common): Promise<OpenedAccount> {
  const { title, name, address, accountId, asOf, variables, bytes } = await openExport(given, profile);
  return {
    mesh: {
      ...common,
      variables,
      takesPart: (manifest) => manifest.kind !== 'agent' || readsExport(manifest),
      home: homeOf(`billing-${name}-${shortHash(address)}`, common.functions),
      accountId,
      ...(asOf !== undefined && { asOf }),
    },
    title,
    bill: { ...(bytes !== undefined && { bytes }) },
  };
}

async function openRecording(folder: string, common: Common): Promise<OpenedAccount> {
  const recording = await readRecording(folder);
  const { accountId, name, asOf } = recording.owner;
  return {
    mesh: {
      ...common,
      home: homeOf(`recording-${basename(resolve(folder))}-${shortHash(resolve(folder))}`, common.functions),
      accountId,
      asOf,
      answers: costServices(recordedAccount(recording)),
    },
    title: `${name} (${accountId}), recorded as of ${asOf.slice(0, 10)}`,
  };
}

async function openAws(profile: string | undefined, common: Common): Promise<OpenedAccount> {
  const { accountId, credentials, arn } = await findAwsIdentity({ profile });
  const home = homeOf(accountId, common.functions);
  const asOf = new Date().toISOString();
  const recordedTo = join(home, 'recordings', asOf.replace(/[:.]/g, '-'));
  const owner = { accountId, name: accountId, currency: 'USD', supportPlan: 'unknown', asOf };
  const recorder = recordFromFirstAnswer(recordedTo, owner);
  const endpoint = process.env.AWS_ENDPOINT_URL;
  const account = realAccount({
    credentials,
    profile,
    recorder,
    // As in every AWS SDK: where this variable names an endpoint, AWS is there.
    ...(endpoint !== undefined && {
      endpointOf: (_: unknown, region: string) => ({ url: endpoint, signingRegion: region }),
    }),
  });
  return {
    mesh: { ...common, home, accountId, answers: costServices(account) },
    title: `${accountId}, asked as ${arn}`,
    recordedTo,
  };
}

/** A run that asks AWS nothing, as one that attaches to a running mesh, leaves no recording behind. */
function recordFromFirstAnswer(folder: string, owner: RecordedOwner): Recorder {
  let started: Promise<Recorder> | undefined;
  return {
    async record(...exchange) {
      started ??= startRecording(folder, owner);
      await (await started).record(...exchange);
    },
  };
}

function openDemo(common: Common): OpenedAccount {
  const { mesh, ...demo } = demoAccount(homeOf('demo', common.functions), common.functions);
  return { mesh: { ...common, ...mesh, takesPart: () => true }, ...demo };
}

/** Rooms from another folder are another mesh: its reports do not mix with those of the mesh's own rooms. */
function homeOf(account: string, functions: string): string {
  const rooms =
    functions === ownFunctions ? '' : `-${functions.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '')}`;
  return join(stateRoot, `${account}${rooms}`.replace(/[^A-Za-z0-9._-]+/g, '-'));
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6);
}
