import { matchesGlob } from 'node:path';
import { describe, expect, test } from 'vitest';
import { channelGrants } from '../../cdk/grants/channels.ts';
import { assertOwnKey } from '../../lib/context/keys.ts';
import type { Manifest } from '../../lib/core/manifest.ts';
import { assertOwnPartition } from '../../lib/state/keys.ts';
import { makeManifest, makeSupervisor } from './synthesised.ts';

const owners = [makeSupervisor(), makeManifest({ name: 'budget' }), makeManifest({ name: 'api', kind: 'front-door' })];

const keys = [
  'agent-context/budget/analyse/1.json',
  'agent-context/budget-2/analyse/1.json',
  'agent-context/supervisor/analyse/1.json',
  'agent-context/api/x.json',
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
    expect(own.some((pattern) => matches(pattern, key))).toBe(allows(() => assertOwnKey(manifest.name, key)));
  });

  test.each(partitions)('of the table, %s, is what the code lets it write', (pk) => {
    const written = leadingKeys(manifest, 'WriteOwnState').some((pattern) => matches(pattern, pk));
    expect(written).toBe(allows(() => assertOwnPartition(manifest.name, { pk, sk: 'x' })));
  });
});

test('an agent reads its own partitions; who stands above it reads all', () => {
  const conditions = owners.map((manifest) => grant(manifest, 'ReadState')?.conditions !== undefined);
  expect(conditions).toEqual([false, true, false]);
});

test('nothing but delivered events is ever removed, and each room removes its own', () => {
  expect(owners.map((manifest) => resources(manifest, 'RemoveDelivered'))).toEqual(
    owners.map(({ name }) => [`bucket/agent-context/${name}/undelivered/*`]),
  );
});

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
