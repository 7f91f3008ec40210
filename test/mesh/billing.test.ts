import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvOf, focusRow, type Row } from '../../functions/billing/exports.fixtures.ts';
import type { Analysis, Opportunity } from '../../lib/core/analysis.ts';
import { SpendFacts } from '../../lib/core/spend.ts';
import { callFunction, contextOf, startTestMesh, type TestMesh } from './mesh-fixture.ts';
import { runCli } from './processes.ts';
import { readAnalysis, recordedMesh, smallRecording, writeRooms } from './vertical.ts';

const days = 31;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'finops-mesh-billing-'));
  await writeFile(join(folder, 'october.csv'), csvOf(october()));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the billing room in the embedded Lambda', () => {
  let mesh: TestMesh;
  beforeAll(async () => {
    const functions = await writeRooms(join(folder, 'billing-alone'), ['billing']);
    mesh = await startTestMesh({
      functions,
      variables: { BILLING_EXPORT_URI: 's3://exports/daily' },
      ...(await recordedMesh(smallRecording)),
    });
    const { s3 } = mesh.clients;
    await s3.send(new CreateBucketCommand({ Bucket: 'exports' }));
    const rows = october();
    const put = (Key: string, of: Row[]) =>
      s3.send(new PutObjectCommand({ Bucket: 'exports', Key, Body: gzipSync(csvOf(of)) }));
    await put('daily/part-1.csv.gz', rows.slice(0, days));
    await put('daily/part-2.csv.gz', rows.slice(days));
    await put('weekly/part-1.csv.gz', rows);
  });
  afterAll(() => mesh.remove());

  test('has its native library beside its code', async () => {
    const [bundle] = mesh.bundles;
    expect(await readdir(join(bundle?.codeFolder ?? '', 'node_modules', '@duckdb'))).toContain('node-api');
    expect(bundle?.bytes).toBeLessThan(2_000_000);
  });

  test('answers from all objects below the address and no others, in spend facts of the contract', async () => {
    const { reply, functionError } = await callFunction(mesh.clients, 'billing', {});
    expect(functionError).toBeUndefined();
    expect(reply).toMatchObject({ agent: 'billing', status: 'complete', summary: { findings: 2, gaps: 0 } });
    const { facts } = await contextOf(mesh.clients, 'billing').readReport(reply.contextKey);
    const spend = SpendFacts.parse(facts.spend);
    expect(spend.quality).toMatchObject({ format: 'FOCUS 1.2', rows: 3 * days, completeUntil: '2026-11-01' });
    expect(spend.ledgers).toMatchObject([{ currency: 'USD', net: { billed: { amount: '154.814' } } }]);
  });

  test('is limited to what a task is limited to', async () => {
    const { reply } = await callFunction(mesh.clients, 'billing', { scope: { resources: [gp2Volume] } });
    expect(reply).toMatchObject({ status: 'complete', summary: { findings: 1 } });
  });
});

describe('an analysis with the bill beside Trusted Advisor', () => {
  let analysis: Analysis;
  beforeAll(async () => {
    await writeRooms(join(folder, 'rooms'), ['supervisor', 'trusted-advisor', 'billing']);
    const args = ['--functions', 'rooms', '--recording', smallRecording, '--json'];
    const { code, stdout, stderr } = await runCli('analyze', args, folder, { BILLING_EXPORT_URI: 'october.csv' });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    analysis = readAnalysis(stdout);
  });

  test('asks both', () => {
    expect(analysis.reports.map(({ agent, status }) => [agent, status])).toEqual([
      ['billing', 'complete'],
      ['trusted-advisor', 'complete'],
    ]);
  });

  test('makes one decision of what both say of one volume, and grades what only a bill says C', () => {
    const both = opportunityOn(analysis, 'vol-0a1b2c3d4e5f60001');
    expect(both.opinions.map(({ source, grade }) => [source.agent, grade.value]).toSorted()).toEqual([
      ['billing', 'C'],
      ['trusted-advisor', expect.stringMatching(/^[AB]$/)],
    ]);
    const winner = both.opinions.find(({ id }) => id === both.winner);
    expect(winner?.source.agent).toBe('trusted-advisor');
  });

  test('adds what only the bill knows, once', () => {
    const { opinions, winner } = opportunityOn(analysis, gp2Volume);
    expect(opinions).toMatchObject([
      {
        id: winner,
        source: { agent: 'billing', check: 'gp2-to-gp3', api: 'billing:export' },
        grade: { value: 'C' },
        action: { kind: 'upgrade' },
        owner: { value: 'team-a', how: 'tag' },
      },
    ]);
    const [receipt] = analysis.receipts;
    const line = receipt?.lines.find(({ findingId }) => findingId === winner);
    expect(line?.counted).toEqual({ amount: '4.92', currency: 'USD' });
  });
});

const gp2Volume = 'vol-0b1c2d3e4f5a60002';

/** A month of three things: a gp2 volume that only the bill knows, and an io1 volume that Trusted Advisor flags too. */
function october(): Row[] {
  return Array.from({ length: days }, (_, day) => [
    charge(day, {
      gib: 16 * days,
      price: 0.1,
      usageType: 'EBS:VolumeUsage.gp2',
      resource: gp2Volume,
      region: 'us-east-1',
    }),
    charge(day, {
      gib: 4 * days,
      price: 0.1385,
      usageType: 'EU-EBS:VolumeUsage.piops',
      resource: flagged,
      region: 'eu-west-1',
    }),
    charge(day, {
      gib: 40 * days,
      price: 0.071,
      usageType: 'EU-EBS:VolumeP-IOPS.piops',
      resource: flagged,
      region: 'eu-west-1',
    }),
  ]).flat();
}

const flagged = 'vol-0a1b2c3d4e5f60001';

/** A day's part of something that is priced by the month. */
function charge(
  day: number,
  {
    gib,
    price,
    usageType,
    resource,
    region,
  }: { gib: number; price: number; usageType: string; resource: string; region: string },
): Row {
  const cost = ((gib * price) / days).toFixed(6);
  const start = new Date(Date.UTC(2026, 9, 1 + day)).toISOString();
  return focusRow({
    BilledCost: cost,
    EffectiveCost: cost,
    ContractedCost: cost,
    ListCost: cost,
    ListUnitPrice: String(price),
    PricingQuantity: String(gib / days),
    PricingUnit: usageType.includes('IOPS') ? 'IOPS-Mo' : 'GB-Mo',
    SubAccountId: '111122223333',
    BillingPeriodStart: '2026-10-01T00:00:00Z',
    BillingPeriodEnd: '2026-11-01T00:00:00Z',
    ChargePeriodStart: start,
    ChargePeriodEnd: new Date(Date.parse(start) + 86_400_000).toISOString(),
    InvoiceId: 'EUINAT26-1',
    RegionId: region,
    ResourceId: resource,
    SkuId: usageType,
    x_UsageType: usageType,
    x_Operation: 'CreateVolume',
  });
}

function opportunityOn({ opportunities }: Analysis, id: string): Opportunity {
  const found = opportunities.find(({ opinions }) =>
    opinions.some(({ resource }) => resource.kind === 'resource' && resource.id === id),
  );
  if (found === undefined) throw new Error(`there is no opportunity about ${id}`);
  return found;
}
