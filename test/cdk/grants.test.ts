import { describe, expect, test } from 'vitest';
import { findRooms, type Room } from '../../bundle/rooms.ts';
import { channelGrants } from '../../cdk/grants/channels.ts';
import { grantsOf, implicitGrants } from '../../cdk/grants/grants.ts';
import { actionsOf } from '../../cdk/grants/operations.ts';
import type { MeshResources } from '../../cdk/grants/resources.ts';
import { sourceGrants } from '../../cdk/grants/sources.ts';
import { wildcardReason } from '../../cdk/grants/wildcards.ts';
import type { Manifest } from '../../lib/core/manifest.ts';
import { type Call, callsOf } from './commands-of.ts';
import { makeManifest, makeRoom, makeSupervisor, synthesise } from './synthesised.ts';

const mesh: MeshResources = {
  bucketArn: 'bucket',
  tableArn: 'table',
  busArn: 'bus',
  deadLettersArn: 'dead-letters',
  logGroupArn: 'log-group',
  aliasArn: (room) => `${room}:live`,
  organisation: { organisationId: 'o-a1b2c3d4e5', memberRole: 'reader' },
  billingExport: { bucketArn: 'exports', prefix: 'cur/' },
};

const rooms = [...(await findRooms('functions')), ...(await findRooms('test/functions'))];
const manifests = rooms.map(({ manifest }) => manifest);

describe.each(rooms)('$manifest.name', (room) => {
  test('is granted what its gateway asks of AWS, and nothing more', () => {
    expect(objections(callsOf(room.folder).own, room.manifest.actions)).toEqual([]);
  });

  test('is granted what its channels send, and nothing more', () => {
    const granted = channelGrants(room.manifest, manifests, mesh).flatMap(({ actions }) => actions);
    // The channel is in every room; who states no event to publish never sends one.
    const isSent = ({ operation }: Call) => operation !== 'PutEvents' || room.manifest.publishes.detailTypes.length > 0;
    expect(objections(callsOf(room.folder).channels.filter(isSent), granted)).toEqual([]);
  });

  test('has a reason for every action on all resources', () => {
    const wide = grantsOf(room.manifest, manifests, mesh).filter(({ resources }) => resources.includes('*'));
    const unreasoned = wide.flatMap(({ actions }) => actions).filter((action) => wildcardReason(action) === undefined);
    expect(unreasoned).toEqual([]);
  });
});

describe('the comparison of grants and calls', () => {
  const calls: Call[] = [
    { client: '@aws-sdk/client-support', operation: 'DescribeTrustedAdvisorChecks', file: 'gateway.ts' },
    { client: '@aws-sdk/client-budgets', operation: 'DescribeBudgets', file: 'gateway.ts' },
  ];

  test('names the call that a permission is missing for', () => {
    expect(objections(calls, ['support:DescribeTrustedAdvisorChecks'])).toEqual([
      'DescribeBudgets of @aws-sdk/client-budgets (gateway.ts) needs budgets:ViewBudget, which is not granted',
    ]);
  });

  test('names the permission that no call needs', () => {
    const granted = ['support:DescribeTrustedAdvisorChecks', 'budgets:ViewBudget', 'support:DescribeCases'];
    expect(objections(calls, granted)).toEqual(['support:DescribeCases is granted, and no call needs it']);
  });

  test('names the client whose actions the table does not know', () => {
    const [unknown] = [{ client: '@aws-sdk/client-iot', operation: 'ListThings', file: 'gateway.ts' }];
    expect(objections([unknown], [])).toEqual([
      'the table of operations does not know @aws-sdk/client-iot (gateway.ts)',
    ]);
  });

  test('finds the commands of a room and of the channels that it reaches', () => {
    const advisor = rooms.find(({ manifest }) => manifest.name === 'trusted-advisor') as Room;
    const operations = (of: readonly Call[]) => new Set(of.map(({ operation }) => operation));
    expect(operations(callsOf(advisor.folder).own)).toContain('ListRecommendationResources');
    expect(operations(callsOf(advisor.folder).channels)).toEqual(
      new Set(['GetObject', 'PutObject', 'DeleteObject', 'ListObjectsV2', 'GetItem', 'PutItem', 'Query', 'PutEvents']),
    );
  });
});

describe('the template', () => {
  const reader = makeManifest({ name: 'reader', actions: ['sts:AssumeRole'] });
  const deployed = [makeSupervisor(), makeManifest(), reader];

  test('grants each role its room’s grants and not one statement more', () => {
    const organisation = { organisationId: 'o-a1b2c3d4e5', memberRole: 'reader', externalId: '0123456789abcdef' };
    const stage = { account: '111122223333', scope: { kind: 'organisation' as const, ...organisation } };
    const { resources } = synthesise(
      deployed.map((manifest) => makeRoom(manifest)),
      stage,
    );
    const roles = Object.values(resources('Agents', 'AWS::IAM::Role'));
    const stated = roles.map(({ Properties }) => statementIds(Properties.Policies));
    const expected = deployed.map((manifest) => grantsOf(manifest, deployed, mesh).map(({ id }) => id));
    expect(stated.map((ids) => ids.join()).sort()).toEqual(expected.map((ids) => ids.join()).sort());
  });

  test('has no wildcard action anywhere', () => {
    const text = JSON.stringify(synthesise([makeRoom(makeSupervisor()), makeRoom(makeManifest())]).template('Agents'));
    const allowed = [...text.matchAll(/"Action":("[^"]+"|\[[^\]]+\]),"(?:Condition|Effect)":"?Allow/g)];
    expect(allowed.filter(([, actions = '']) => actions.includes('*'))).toEqual([]);
  });

  test('refuses an action on all resources that nobody gave a reason for', () => {
    const wide = makeManifest({ actions: ['iot:ListThings'] });
    expect(() => synthesise([makeRoom(wide)])).toThrow(/IAM5\[Resource::\*\]/);
  });
});

describe('a room that reads more than this account’s recommendations', () => {
  const billing = makeManifest({ actions: ['s3:GetObject', 's3:ListBucket', 'sts:AssumeRole'] });
  const places = (manifest: Manifest, resources: Partial<MeshResources>) =>
    sourceGrants(manifest, { ...mesh, ...resources }).map(({ actions, resources: on }) => `${actions} on ${on}`);

  test('reads its export and nothing beside it', () => {
    expect(places(billing, {})).toEqual(['s3:GetObject on exports/cur/*', 's3:ListBucket on exports']);
  });

  test('takes one role for an export of another account', () => {
    const role = 'arn:aws:iam::444455556666:role/exports';
    const billingExport = { bucketArn: 'exports', prefix: 'cur/', role };
    expect(places(billing, { billingExport })).toEqual([`sts:AssumeRole on ${role}`]);
  });

  test('is granted nothing where the stage has no export, no organisation', () => {
    expect(places(billing, { billingExport: undefined })).toEqual([]);
    expect(places(makeManifest({ actions: ['sts:AssumeRole'] }), { organisation: undefined })).toEqual([]);
  });

  test('takes the member accounts’ role within the organisation only', () => {
    const [grant] = sourceGrants(makeManifest({ actions: ['sts:AssumeRole'] }), mesh);
    expect(grant).toMatchObject({
      resources: ['arn:aws:iam::*:role/reader'],
      conditions: { StringEquals: { 'aws:ResourceOrgID': 'o-a1b2c3d4e5' } },
    });
  });
});

test('what Lambda does in a function’s name is a table of its own: logs, traces, given-up events', () => {
  expect(implicitGrants(mesh).flatMap(({ actions }) => actions)).toEqual([
    'logs:CreateLogStream',
    'logs:PutLogEvents',
    'xray:PutTraceSegments',
    'xray:PutTelemetryRecords',
    'sqs:SendMessage',
  ]);
});

/** Why grants and calls do not fit, a line each: a call that is not granted, a grant that no call needs. */
function objections(calls: readonly (Call | undefined)[], granted: readonly Manifest['actions'][number][]): string[] {
  const needed = new Set<string>();
  const found: string[] = [];
  for (const call of calls) {
    if (call === undefined) continue;
    const { client, operation, file } = call;
    const actions = actionsOf(client, operation);
    if (actions === undefined) found.push(`the table of operations does not know ${client} (${file})`);
    for (const action of actions ?? []) {
      needed.add(action);
      if (granted.includes(action)) continue;
      found.push(`${operation} of ${client} (${file}) needs ${action}, which is not granted`);
    }
  }
  const unused = granted.filter((action) => !needed.has(action));
  return [...new Set(found), ...unused.map((action) => `${action} is granted, and no call needs it`)];
}

function statementIds(policies: unknown): string[] {
  const [policy] = policies as { PolicyDocument: { Statement: { Sid: string }[] } }[];
  return policy?.PolicyDocument.Statement.map(({ Sid }) => Sid) ?? [];
}
