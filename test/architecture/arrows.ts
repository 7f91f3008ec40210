/**
 * Who may import whom, as data. A place is a folder of the tree or a kind of file in a room; a file belongs to the first
 * place whose pattern it matches, and may import what its place lists and nothing else.
 */
export interface Place {
  readonly name: string;
  readonly files: RegExp;
  /** Places, by name, whose files it may import. A place always may import itself. */
  readonly imports: readonly string[];
  /** Places of which it may import types only. */
  readonly types?: readonly string[];
  /** Packages, by name or by a prefix that ends in `*`. */
  readonly packages: readonly string[];
  /** What to do in place of a forbidden import. */
  readonly instead: string;
}

const sdkClients = '@aws-sdk/client-*';
const channels = ['lib/context', 'lib/state', 'lib/invoke', 'lib/events'];
const libs = ['lib/core', 'lib/receipt', ...channels, 'lib/prices', 'lib/metering', 'lib/runtime'];

export const places: readonly Place[] = [
  {
    name: 'tests',
    files: /(^(test\/(?!functions\/)|bench\/|tools\/)|\.(test|cases|fixtures)\.ts$|^vitest\.config\.ts$)/,
    imports: ['*'],
    packages: ['*'],
    instead: '',
  },
  {
    name: 'lib/core',
    files: /^lib\/core\//,
    imports: [],
    packages: ['zod', 'big.js', 'node:crypto'],
    instead:
      'lib/core is the vocabulary: take what you need as an argument, or put the code into the room that uses it',
  },
  {
    name: 'lib/receipt',
    files: /^lib\/receipt\//,
    imports: ['lib/core'],
    packages: [],
    instead: 'adjudication is pure: import from lib/core, and take facts as arguments',
  },
  {
    name: 'lib/prices',
    files: /^lib\/prices\//,
    imports: ['lib/core'],
    packages: [],
    instead: 'lib/prices holds figures with their sources and nothing else',
  },
  {
    name: 'lib/context',
    files: /^lib\/context\//,
    imports: ['lib/core'],
    packages: ['@aws-sdk/client-s3', '@aws-sdk/s3-request-presigner', 'zod', 'node:*'],
    instead: 'a channel knows lib/core and its own SDK client; join channels in lib/runtime or in a handler',
  },
  {
    name: 'lib/state',
    files: /^lib\/state\//,
    imports: ['lib/core'],
    packages: ['@aws-sdk/client-dynamodb', '@aws-sdk/util-dynamodb', 'zod', 'node:*'],
    instead: 'a channel knows lib/core and its own SDK client; join channels in lib/runtime or in a handler',
  },
  {
    name: 'lib/invoke',
    files: /^lib\/invoke\//,
    imports: ['lib/core'],
    packages: ['@aws-sdk/client-lambda', 'zod', 'node:*'],
    instead: 'a channel knows lib/core and its own SDK client; join channels in lib/runtime or in a handler',
  },
  {
    name: 'lib/events',
    files: /^lib\/events\//,
    imports: ['lib/core'],
    packages: ['@aws-sdk/client-eventbridge', 'zod', 'node:*'],
    instead: 'a channel knows lib/core and its own SDK client; join channels in lib/runtime or in a handler',
  },
  {
    name: 'lib/metering',
    files: /^lib\/metering\//,
    imports: ['lib/core', 'lib/prices', 'lib/context', 'lib/state'],
    packages: ['@smithy/core', '@smithy/types', 'zod', 'node:*'],
    instead: 'import from lib/core, lib/prices, lib/context or lib/state',
  },
  {
    name: 'lib/runtime',
    files: /^lib\/runtime\//,
    imports: ['lib/core', ...channels],
    packages: [sdkClients, '@middy/core', '@aws-lambda-powertools/*', 'aws-lambda', 'zod', 'node:*'],
    instead: 'the harness joins channels; what an agent knows belongs to its room',
  },
  {
    name: 'manifest',
    files: /functions\/[^/]+\/manifest\.ts$/,
    imports: ['lib/core'],
    packages: [],
    instead: 'a manifest is data: it may import lib/core only, since the stacks and the laptop load it',
  },
  {
    name: 'handler',
    files: /functions\/[^/]+\/handler\.ts$/,
    imports: ['manifest', 'agent', 'gateway', 'supervisor gateway', 'front door', 'domain', ...libs],
    packages: [sdkClients],
    instead: 'a handler composes its own room and lib/*',
  },
  {
    name: 'supervisor gateway',
    files: /^functions\/supervisor\/gateway\.ts$/,
    imports: ['lib/core', 'lib/invoke', 'lib/context', 'lib/state'],
    types: ['domain'],
    packages: [],
    instead: 'the supervisor’s sources are the mesh’s own channels; AWS’s APIs belong to an agent',
  },
  {
    name: 'gateway',
    files: /functions\/[^/]+\/gateway(\.ts$|\/)/,
    imports: ['lib/core'],
    types: ['domain'],
    packages: [sdkClients, '@duckdb/node-api', 'zod', 'node:*'],
    instead: 'a gateway reads facts and judges nothing: import lib/core and this agent’s SDK clients',
  },
  {
    name: 'front door',
    files: /functions\/[^/]+\/(routes\/|read-model(\.ts$|\/)|schemas\/|claims\.ts$)/,
    imports: ['domain', 'lib/core', 'lib/receipt', ...channels],
    packages: ['hono', 'zod', 'aws-lambda', 'node:*'],
    instead:
      'a front door reads and writes through the channels, which its handler hands in; SDK clients belong to lib',
  },
  {
    name: 'agent',
    files: /functions\/[^/]+\/(agent|tools|prompt)\.ts$/,
    imports: ['domain', 'lib/core', 'lib/receipt'],
    types: ['gateway', 'supervisor gateway'],
    packages: ['zod'],
    instead: 'an agent talks to AWS through its gateway, which its handler hands in; import its type only',
  },
  {
    name: 'domain',
    files: /functions\/[^/]+\/domain\//,
    imports: ['lib/core', 'lib/receipt', 'lib/prices'],
    packages: ['zod'],
    instead: 'a domain file is pure: import lib/core, lib/receipt, lib/prices or a sibling',
  },
  {
    name: 'bundle',
    files: /^bundle\//,
    imports: ['lib/core'],
    packages: ['esbuild', 'node:*'],
    instead: 'bundling knows rooms by their folders and manifests',
  },
  {
    name: 'cdk',
    files: /^cdk\//,
    imports: ['bundle', 'manifest', 'lib/core', 'lib/prices', 'lib/state', 'local/answers', 'local/cli'],
    packages: ['*'],
    instead: 'the stacks read manifests and bundle folders; a function’s code is a path to them',
  },
  {
    name: 'amplify-ui',
    files: /^amplify-ui\//,
    imports: [],
    packages: ['*'],
    instead: 'the page knows the interface by its document alone: its types are src/api/schema.d.ts',
  },
  {
    name: 'local/world',
    files: /^local\/world\//,
    imports: ['lib/core', 'lib/prices'],
    packages: ['@duckdb/node-api', 'node:*'],
    instead: 'the world is the truth that adjudication is measured against: it may not import lib/receipt',
  },
  {
    name: 'local/aws',
    files: /^local\/aws\//,
    imports: ['lib/core'],
    packages: ['*'],
    instead: 'the embedded AWS knows nothing of the mesh but lib/core',
  },
  {
    name: 'local/answers',
    files: /^local\/answers\//,
    imports: ['local/aws', 'local/world', 'lib/core', 'lib/prices'],
    packages: ['*'],
    instead: 'an account answers the cost APIs: import local/aws, local/world, lib/core or lib/prices',
  },
  {
    name: 'local/front',
    files: /^local\/front\//,
    imports: ['lib/core'],
    packages: ['@aws-sdk/client-lambda', 'aws-jwt-verify', 'aws-lambda', 'zod', 'node:*'],
    instead: 'the front stands where API Gateway and Cognito stand on AWS: it knows the function by its name only',
  },
  {
    name: 'local/cli',
    files: /^local\/(cli|mesh)\//,
    imports: [
      'bundle',
      'local/front',
      'local/aws',
      'local/answers',
      'local/world',
      'lib/core',
      'lib/prices',
      'lib/receipt',
      ...channels,
    ],
    packages: ['*'],
    instead: 'a command talks to the mesh through its channels, and takes functions as folders to bundle',
  },
];
