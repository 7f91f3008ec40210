import type { Manifest } from '../../lib/core/manifest.ts';
import type { Grant } from '../grants/grant.ts';
import { grantsOf } from '../grants/grants.ts';
import type { MeshResources } from '../grants/resources.ts';
import { wildcardReason } from '../grants/wildcards.ts';
import { rolePath } from '../naming.ts';
import { memberGrant } from '../stacks/member-role-stack.ts';
import { code, generatedNote, page, table } from './markdown.ts';
import { otherRoles } from './other-roles.ts';
import type { Acknowledgement, PageSource } from './source.ts';

/** `docs/permissions.md`: what the mesh may do, on one page. */
export function permissionsPage(source: PageSource): string {
  const { manifests, stage } = source;
  return page(
    '# What the mesh may do',
    generatedNote,
    `Every function has a role of its own under the path ${code(rolePath(stage))}. It holds what its manifest names and what its channels do, ` +
      'and nothing else: no managed policy, no wildcard action. A test compares the grants with the SDK commands in the code. No agent may change ' +
      'anything in the account that it looks at; what it writes, it writes into the mesh’s own bucket, table and bus.',
    `${code('*')} stands only where AWS allows nothing narrower; the reasons are [below](#where-aws-allows-no-narrower-resource).`,
    manifests.flatMap((manifest) => roomBlocks(manifest, manifests)),
    '## Where AWS allows no narrower resource',
    wildcardTable(manifests),
    '## Roles beside the functions’',
    table(['role', 'used by', 'may', 'on'], otherRoles(source.templates)),
    '## Who may reach the mesh',
    reachTable(source),
    '## In member accounts',
    memberRole(manifests),
    '## Findings of cdk-nag that are meant to be so',
    'The stacks pass the AWS Solutions pack; synthesis fails on any other finding.',
    acknowledgementTable(source.acknowledgements),
  );
}

/** Names that a reader knows in place of ARNs. */
const readable: Omit<MeshResources, 'aliasArn'> = {
  bucketArn: 'context bucket',
  tableArn: 'state table',
  busArn: 'mesh bus',
  deadLettersArn: 'dead-letter queue',
  logGroupArn: 'own log group',
  organisation: { organisationId: 'the stage’s organisation', memberRole: 'the stage’s member role' },
  billingExport: { bucketArn: 'bucket of billing exports', prefix: 'the stage’s prefix/' },
};

function readableGrants(manifest: Manifest, manifests: readonly Manifest[]): Grant[] {
  return grantsOf(manifest, manifests, { ...readable, aliasArn: (room) => `${room}:live` });
}

function roomBlocks(manifest: Manifest, manifests: readonly Manifest[]): string[] {
  const rows = readableGrants(manifest, manifests).map(({ actions, resources, conditions, why }) => [
    actions.map(code).join('<br>'),
    resources.map(code).join('<br>'),
    conditions === undefined ? '' : conditionText(conditions),
    why,
  ]);
  return [`## ${manifest.name}`, `*${manifest.question}*`, table(['may', 'on', 'where', 'since it'], rows)];
}

function conditionText(conditions: NonNullable<Grant['conditions']>): string {
  return Object.entries(conditions)
    .flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => `${operator} ${code(key)}: ${[values].flat().map(code).join(', ')}`),
    )
    .join('<br>');
}

function wildcardTable(manifests: readonly Manifest[]): string {
  const actions = manifests
    .flatMap((manifest) => readableGrants(manifest, manifests))
    .filter(({ resources }) => resources.includes('*'))
    .flatMap((grant) => grant.actions);
  const rows = [...new Set(actions)].sort().map((action) => [code(action), wildcardReason(action) ?? '**no reason**']);
  return table(['action', 'why not narrower'], rows);
}

function reachTable({ stage }: PageSource): string {
  return table(
    ['what', 'who'],
    [
      ['context bucket', 'principals of this account by their own policies; TLS 1.2 only; public access blocked'],
      ['state table', 'principals of this account by their own policies'],
      [
        'mesh bus',
        `an event of ${code('finops.*')} only from roles under ${code(rolePath(stage))}: all others are denied, whatever their own policies say`,
      ],
      ['functions', 'EventBridge rules of the mesh, each by its ARN; principals of this account by their own policies'],
      [
        'interface',
        `people whom an administrator invited, with an ID token; ${code('GET /health')}, ${code('GET /openapi.json')} and a browser’s ${code('OPTIONS')} need none`,
      ],
      ['front door', 'API Gateway, for requests to the mesh’s interface; its roles and limits are in the threat model'],
      ['dead-letter queue', 'the functions’ roles, and EventBridge for rules of the mesh; TLS only'],
    ],
  );
}

function memberRole(manifests: readonly Manifest[]): string {
  const { actions } = memberGrant(manifests);
  return (
    'A stage whose scope is an organisation synthesises a role for its member accounts. It may ' +
    `${actions.map(code).join(', ') || 'nothing'}, and is taken only by the mesh’s functions, with the external id, from within the organisation.`
  );
}

function acknowledgementTable(acknowledgements: readonly Acknowledgement[]): string {
  const rows = acknowledgements.map(({ rule, construct, reason }) => [code(rule), code(construct), reason]);
  return table(['finding', 'where', 'why it stays'], rows);
}
