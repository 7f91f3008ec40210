import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { channelGrants } from '../../cdk/grants/channels.ts';
import { makeSpend } from '../../functions/api/domain/spend.fixtures.ts';
import { manifest } from '../../functions/api/manifest.ts';
import { ExportReply, OpportunityPage } from '../../functions/api/schemas/replies.ts';
import { manifest as supervisor } from '../../functions/supervisor/manifest.ts';
import { analyseDemo, type Caller, read, startTestFront, storeBill, type TestFront } from './api-fixture.ts';
import { createRecorder, grantsFor } from './granted-calls.ts';
import { createFault, serviceFails } from './mesh-fixture.ts';

const grants = channelGrants(manifest, [manifest, supervisor], {
  bucketArn: 'bucket',
  tableArn: 'table',
  busArn: 'bus',
  deadLettersArn: '',
  logGroupArn: '',
  aliasArn: (room) => room,
  organisation: undefined,
  billingExport: undefined,
});
/** Asking the supervisor is the one thing that others act on: their requests would be counted as the front door's. */
const exercised = grants.filter(({ id }) => id !== 'InvokeRooms');

const recorder = createRecorder();
const busFails = createFault('events', serviceFails);
let world: TestFront;
let maria: Caller;
beforeAll(async () => {
  const intercept: typeof recorder.intercept = (service) => recorder.intercept(busFails.intercept(service));
  world = await startTestFront({ intercept });
  maria = await world.signIn();
  const bill = await storeBill(world, makeSpend());
  await analyseDemo({ inputs: [...world.inputs, bill] }, maria);
});
afterAll(() => world.remove());

async function decide(item: OpportunityPageItem | undefined, action: string): Promise<number> {
  const { contentHash, decisionVersion } = item ?? {};
  const body = { action, contentHash, decisionVersion };
  const headers = { 'idempotency-key': `${action}-${item?.id}` };
  return (await maria.call('POST', `/opportunities/${item?.id}/decisions`, { body, headers })).status;
}
type OpportunityPageItem = Awaited<ReturnType<typeof page>>['items'][number];
const page = () => read(maria, OpportunityPage, '/opportunities?limit=2&sort=-amount&status=open');

describe('what people do with the interface', () => {
  beforeAll(async () => {
    await recorder.quiet();
    recorder.turn(true);
    const { items, analysis } = await page();
    const paths = [
      ...[
        '/analyses',
        `/analyses/${analysis}`,
        '/receipt',
        '/mesh',
        '/agents',
        '/spend',
        '/anomalies',
        '/analyses/none',
      ],
      ...['', '/receipt', '/decisions'].map((rest) => `/opportunities/${items[0]?.id}${rest}`),
    ];
    for (const path of paths) expect((await maria.call('GET', path)).status, path).toBeLessThan(500);
    const { url } = await read(maria, ExportReply, '/export');
    expect((await fetch(url)).status).toBe(200);

    busFails.turn(true);
    expect(await decide(items[0], 'approve')).toBe(201);
    busFails.turn(false);
    expect(await decide(items[1], 'reject')).toBe(201);
    recorder.turn(false);
  });

  test('asks AWS for nothing that the function is not granted, the address of an export among it', () => {
    const refused = recorder.asked.filter((each) => grantsFor(each, grants).length === 0);
    expect(refused).toEqual([]);
    expect(recorder.asked.length).toBeGreaterThan(50);
  });

  test('uses every grant of its channels, and each of their actions', () => {
    const unused = exercised.flatMap((grant) =>
      grant.actions
        .filter(
          (action) => !recorder.asked.some((each) => each.action === action && grantsFor(each, [grant]).length > 0),
        )
        .map((action) => `${grant.id}: ${action}`),
    );
    expect(unused).toEqual([]);
  });

  test('uses every prefix and every partition that it is granted', () => {
    const seen = recorder.asked.map(({ resource }) => resource);
    const partitions = recorder.asked.flatMap(({ keys }) => keys['dynamodb:LeadingKeys'] ?? []);
    const isSeen = (pattern: string, values: readonly string[]) =>
      values.some((value) => new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(value));
    const places = exercised.flatMap(({ resources }) => resources.filter((each) => each !== 'bus' && each !== 'table'));
    expect(places.filter((pattern) => !isSeen(pattern, [...seen, 'bucket']))).toEqual([]);
    const keys = exercised.flatMap(({ conditions }) =>
      [conditions?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? []].flat(),
    );
    expect([...new Set(keys)].filter((pattern) => !isSeen(pattern, partitions))).toEqual([]);
  });

  test('tells the mesh of each decision as the supervisor’s event, also of those that the bus did not take at first', () => {
    const told = recorder.asked.filter(({ action }) => action === 'events:PutEvents').map(({ keys }) => keys);
    expect(told.length).toBeGreaterThan(1);
    for (const keys of told) {
      expect(new Set(keys['events:source'])).toEqual(new Set(['finops.supervisor-agent']));
      expect(new Set(keys['events:detail-type'])).toEqual(new Set(['Decision Recorded']));
    }
  });
});
