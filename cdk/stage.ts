import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import * as z from 'zod/mini';
import { MeshError } from '../lib/core/errors.ts';
import { meshBusName } from '../lib/core/event.ts';

/** Regions of the commercial partition: the cost APIs exist in no other. */
const regions = RegionInfo.regions
  .filter(({ partition, name }) => partition === 'aws' && !name.startsWith('eusc-'))
  .map(({ name }) => name);

/** The retentions that CloudWatch Logs knows, in days. */
const retentions = Object.values(RetentionDays).filter((days): days is RetentionDays => typeof days === 'number');

const Scope = z.discriminatedUnion('kind', [
  /** The account that the mesh lives in. */
  z.strictObject({ kind: z.literal('account') }),
  /** A payer with its organisation: agents may assume a read-only role in its member accounts. */
  z.strictObject({
    kind: z.literal('organisation'),
    organisationId: z
      .string()
      .check(z.regex(/^o-[a-z0-9]{10,32}$/, 'allowed: an organisation id such as "o-a1b2c3d4e5"')),
    /** The role's name in every member account, as in the mesh's settings (`memberRole`). */
    memberRole: z.string().check(z.regex(/^[\w+=,.@-]{1,64}$/, 'allowed: a role name of 1 to 64 characters')),
    /** What the mesh says when it assumes the role; any text that others do not guess. */
    externalId: z
      .string()
      .check(z.regex(/^[\w+=,.@:/-]{16,1224}$/, 'allowed: 16 to 1224 letters, digits and +=,.@:/-')),
  }),
]);

const BillingExport = z.strictObject({
  bucket: z.string().check(z.regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'allowed: a bucket name')),
  /** Where in the bucket the export lies. Default: all of it. */
  prefix: z._default(z.string(), ''),
  /** Of the bucket. Default: the stage's region. */
  region: z.optional(z.string().check(z.minLength(1))),
  /** ARN of the role that may read the bucket, where it is another account's. */
  role: z.optional(z.string().check(z.regex(/^arn:aws:iam::\d{12}:role\/.+$/, 'allowed: the ARN of a role'))),
});

const Chat = z.strictObject({
  /** Stands in the template in plain text, so it may hold no secret. */
  url: z.url({ protocol: /^https$/, error: 'allowed: an https address without a secret in it' }),
  /** The header that carries the secret. Default: `Authorization`. */
  header: z._default(z.string().check(z.regex(/^[A-Za-z0-9-]+$/)), 'Authorization'),
  /** Name of the secret in Secrets Manager whose value is the whole header, e.g. `Bearer xoxb-...`. */
  secretName: z.string().check(z.minLength(1)),
  /** Where the message goes, for chat services that want it in the body, e.g. a Slack channel id. */
  channel: z.optional(z.string().check(z.minLength(1))),
});

const Api = z.strictObject({
  /** The dashboard's origin: pages of no other may call the interface. Default: Amplify's, or none; programs may anyway. */
  allowedOrigin: z.optional(
    z
      .string()
      .check(
        z.regex(
          /^https:\/\/[a-z0-9.-]+(:\d{1,5})?$/,
          'allowed: an https origin without a path, e.g. "https://finops.example.com"',
        ),
      ),
  ),
  /** Minutes after which a token is no longer taken; the page has a new one made before. */
  idTokenMinutes: z._default(z.int().check(z.minimum(15), z.maximum(60)), 60),
  /** Days after which a person signs in again. */
  signedInDays: z._default(z.int().check(z.minimum(1), z.maximum(30)), 7),
  /** Whether an authenticator app is everyone's own choice. */
  mfa: z._default(z.enum(['optional', 'required']), 'optional'),
  /** What everyone together may send; beyond it API Gateway answers 429. */
  requestsPerSecond: z._default(z.int().check(z.minimum(1), z.maximum(10_000)), 50),
  burst: z._default(z.int().check(z.minimum(1), z.maximum(5_000)), 100),
  /** AWS WAF in front of the interface. Off by default: it has a price a month. */
  firewall: z._default(z.boolean(), false),
});

const days = z.int().check(z.minimum(1), z.maximum(3_650));

/** One deployment of the mesh. Every value that has a default may be left out. */
export const Stage = z.strictObject({
  /** In the names of the stacks and in the path of the roles. */
  name: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,15}$/, 'allowed: lower-case letters, digits and "-", at most 16')),
  /** Default: the account of the credentials that deploy it. */
  account: z.optional(z.string().check(z.regex(/^\d{12}$/, 'allowed: an account id of 12 digits'))),
  region: z._default(z.enum(regions as [string, ...string[]]), 'us-east-1'),
  /** The name of the mesh's bus, one a stage in an account and region. Default: the name that listeners know. */
  eventBus: z._default(
    z.string().check(z.regex(/^(?!default$|aws\.)[\w.-]{1,200}$/, 'allowed: letters, digits and "._-", not "default"')),
    meshBusName,
  ),
  scope: z._default(Scope, { kind: 'account' }),
  /** The billing export that the billing room reads. Default: none. */
  billingExport: z.optional(BillingExport),
  /** Days that CloudWatch keeps the functions' logs. */
  logRetentionDays: z._default(z.literal(retentions), RetentionDays.ONE_MONTH),
  /** Days that the bus's archive keeps events for a replay. */
  archiveDays: z._default(days, 30),
  /** Days that objects of the context bucket are kept. */
  contextDays: z.prefault(
    z.strictObject({
      /** Reports of agents. */
      reports: z._default(days, 180),
      /** Analyses with their recordings: what receipts and decisions speak of. */
      analyses: z._default(days, 400),
      /** Answers that later analyses may reuse. */
      cache: z._default(days, 7),
    }),
    {},
  ),
  /** Values of the variables that rooms name in their manifests. */
  environment: z._default(
    z.record(z.string().check(z.regex(/^[A-Z][A-Z0-9_]*$/)), z.string().check(z.minLength(1))),
    {},
  ),
  /** Concurrent executions kept for a room, by its name. Off by default: accounts with a limit of 10 refuse any. */
  reservedConcurrency: z._default(z.record(z.string(), z.int().check(z.minimum(1), z.maximum(1_000))), {}),
  /** Who hears of a scheduled analysis: what it found, and what it could not see. */
  digest: z.prefault(z.strictObject({ emails: z._default(z.array(z.email()), []), chat: z.optional(Chat) }), {}),
  /** Where the dashboard is served from: by Amplify Hosting, or by nobody but you, at `api.allowedOrigin`. */
  dashboard: z._default(z.enum(['none', 'amplify']), 'none'),
  /** The interface over HTTP, where a room is a front door. */
  api: z.prefault(Api, {}),
  /** Where `docs/runbook.md` can be read: alarms link to its sections. Default: the file in the repository. */
  runbook: z._default(z.string().check(z.minLength(1)), 'docs/runbook.md'),
  /** Who hears of alarms. */
  alarms: z.prefault(z.strictObject({ emails: z._default(z.array(z.email()), []) }), {}),
});
export type Stage = z.infer<typeof Stage>;
export type StageInput = z.input<typeof Stage>;

/**
 * A stage whose every value was checked.
 *
 * @throws MeshError `bad-configuration` that names each wrong value, what it is and what is allowed
 */
export function readStage(input: StageInput): Stage {
  const result = Stage.safeParse(input);
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => describe(issue, input));
  throw new MeshError('bad-configuration', `stage "${input.name}": ${issues.join('; ')}`);
}

function describe(issue: z.core.$ZodIssue, input: StageInput): string {
  if (issue.code === 'unrecognized_keys')
    return `there is no setting ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
  const value = issue.path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown>)?.[key], input);
  return `${issue.path.map(String).join('.')} is ${JSON.stringify(value) ?? 'missing'} (${issue.message})`;
}
