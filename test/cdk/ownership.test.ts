import { matchesGlob } from 'node:path';
import { describe, expect, test } from 'vitest';
import { channelGrants } from '../../cdk/grants/channels.ts';
import { assertOwnKey } from '../../lib/context/keys.ts';
import type { Manifest } from '../../lib/core/manifest.ts';
import { assertOwnPartition } from '../../lib/state/keys.ts';
import { makeManifest, makeSupervisor } from './synthesised.ts';

const owners = [makeSupervisor(), makeManifest({ name: 'budget' }), makeManifest({ name: 'api', kind: 'front-door' })];

/** What the front door is let less than the code would let it: it never does these, and faces the internet. */
const notGranted: Readonly<Record<string, readonly string[]>> = {
  api: ['agent-context/api/x.json', 'CIRCUIT#budget', 'COST#1'],
};

const keys = [
  'agent-context/budget/analyse/1.json',
  'agent-context/budget-2/analyse/1.json',
  'agent-context/supervisor/analyse/1.json',
  'agent-context/api/x.json',
  'agent-context/api/undelivered/1.json',
  'analyses/1/analysis.json',
  'analyses/1/exports/all.csv',
  'cache/111122223333/x.json',
];

const partitions = [
  'AGENT#budget',
  'AGENT#budget-2',
  'AGENT#supervisor',
  'AGENT#api',
  'AGENTS',
  'ANALYSES',
  'ANALYSIS#1',
  'CIRCUIT#budget',
  'COST#1',
  'DECISIONS',
];

describe.each(owners)('what IAM lets $name write', (manifest) => {
  test.each(keys)('of the bucket, %s, is what the code lets it write', (key) => {
    const own = resources(manifest, 'WriteOwnContext').map((resource) => resource.replace(/^bucket\//, ''));
    const expected = !isWithheld(manifest, key) && allows(() => assertOwnKey(manifest.name, key));
    expect(own.some((pattern) => matches(pattern, key))).toBe(expected);
  });

  test.each(partitions)('of the table, %s, is what the code lets it write', (pk) => {
    const written = leadingKeys(manifest, 'WriteOwnState').some((pattern) => matches(pattern, pk));
    const expected = !isWithheld(manifest, pk) && allows(() => assertOwnPartition(manifest.name, { pk, sk: 'x' }));
    expect(written).toBe(expected);
  });
});

describe('what IAM lets read', () => {
  const [supervisor, agent, frontDoor] = owners;

  test.each([
    ['an agent', agent, ['AGENT#budget', 'CIRCUIT#budget', 'COST#1']],
    ['the front door', frontDoor, partitions.filter((pk) => pk !== 'COST#1')],
    ['the supervisor', supervisor, partitions],
  ])('of the table, %s: what it looks at', (_, manifest, expected) => {
    const patterns = manifest ? leadingKeys(manifest, 'ReadState') : [];
    expect(partitions.filter((pk) => patterns.some((pattern) => matches(pattern, pk)))).toEqual(expected);
  });

  test('of the bucket, the front door: analyses, the reports that it shows, and what of its own waits', () => {
    expect(frontDoor && resources(frontDoor, 'ReadContext')).toEqual([
      'bucket/analyses/*',
      'bucket/agent-context/billing/*',
      'bucket/agent-context/api/undelivered/*',
    ]);
    expect(frontDoor && grant(frontDoor, 'ListOwnContext')?.conditions).toEqual({
      StringLikeIfExists: { 's3:prefix': ['analyses/*/exports/*', 'agent-context/*/undelivered/*'] },
    });
  });
});

test('nothing but delivered events is ever removed, and each room removes its own', () => {
  expect(owners.map((manifest) => resources(manifest, 'RemoveDelivered'))).toEqual(
    owners.map(({ name }) => [`bucket/agent-context/${name}/undelivered/*`]),
  );
});

function isWithheld({ name }: Manifest, place: string): boolean {
  return notGranted[name]?.includes(place) ?? false;
}

function grant(manifest: Manifest, id: string) {
  const mesh = { bucketArn: 'bucket', tableArn: 'table', busArn: 'bus', deadLettersArn: '', logGroupArn: '' };
  const grants = channelGrants(manifest, owners, {
    ...mesh,
    aliasArn: (room) => room,
    organisation: undefined,
    billingExport: undefined,
  });
  return grants.find((each) => each.id === id);
}

function resources(manifest: Manifest, id: string): readonly string[] {
  return grant(manifest, id)?.resources ?? [];
}

function leadingKeys(manifest: Manifest, id: string): readonly string[] {
  return [grant(manifest, id)?.conditions?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? []].flat();
}

/** As IAM matches: `*` for any characters. */
function matches(pattern: string, value: string): boolean {
  return matchesGlob(value.replaceAll('/', '|'), pattern.replaceAll('/', '|'));
}

function allows(write: () => void): boolean {
  try {
    write();
    return true;
  } catch {
    return false;
  }
}
