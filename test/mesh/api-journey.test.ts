import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  AgentList,
  AnalysisList,
  BulkReply,
  DecisionHistory,
  DiffReply,
  ExportReply,
  FlipReply,
  MeshReply,
  OpportunityDetail,
  OpportunityPage,
  OpportunityReceipt,
  ReceiptReply,
} from '../../functions/api/schemas/replies.ts';
import { money, sum } from '../../lib/core/money.ts';
import { analyseDemo, type Caller, read, startTestFront, type TestFront, waitForEnd } from './api-fixture.ts';

let world: TestFront;
let maria: Caller;
let analysis: string;
beforeAll(async () => {
  world = await startTestFront();
  maria = await world.signIn();
  analysis = await analyseDemo(world, maria);
});
afterAll(() => world.remove());

const list = (query: string, caller = maria) => read(caller, OpportunityPage, `/opportunities?${query}`);

/** A decision about an opportunity as a list shows it. */
const about = ({ contentHash, decisionVersion }: Page['items'][number], action: string) => ({
  action,
  contentHash,
  decisionVersion,
});
type Page = Awaited<ReturnType<typeof list>>;

async function everyPage(query: string): Promise<Page['items']> {
  const items: Page['items'] = [];
  let cursor = '';
  do {
    const page = await list(`${query}${cursor}`);
    items.push(...page.items);
    cursor = page.next === undefined ? '' : `&cursor=${encodeURIComponent(page.next)}`;
  } while (cursor !== '');
  return items;
}

describe('an analysis over HTTP', () => {
  test('is started, polled with its ETag, and has the receipt as its result', async () => {
    const started = await maria.call('POST', '/analyses', { body: { inputs: world.inputs } });
    expect(started.headers.get('location')).toBe(`/analyses/${started.body.id}`);
    const ended = await waitForEnd(maria, String(started.body.id));
    expect(ended).toMatchObject({ status: 'completed', requestedBy: 'maria' });
    const known = await maria.call('GET', `/analyses/${ended.id}`);
    const again = await maria.call('GET', `/analyses/${ended.id}`, {
      headers: { 'if-none-match': known.headers.get('etag') ?? '' },
    });
    expect({ status: again.status, text: again.text }).toEqual({ status: 304, text: '' });
  });

  test('asks those that it names beside the reports that it brings, and shows each as a step', async () => {
    const body = { type: 'targeted', inputs: world.inputs, agents: ['trusted-advisor'] };
    const started = await maria.call('POST', '/analyses', { body });
    const { steps, result } = await waitForEnd(maria, String(started.body.id));
    expect(steps.map(({ agent }) => agent)).toEqual(['trusted-advisor']);
    expect(result?.reports).toHaveLength(world.inputs.length + 1);
  });

  test('stands in the list, newest first, page by page', async () => {
    const whole = await read(maria, AnalysisList, '/analyses');
    const first = await read(maria, AnalysisList, '/analyses?limit=1');
    const second = await read(maria, AnalysisList, `/analyses?limit=1&cursor=${first.next}`);
    expect([...first.items, ...second.items]).toEqual(whole.items.slice(0, 2));
    expect(whole.items.at(-1)?.id).toBe(analysis);
    const { receipts } = await read(maria, ReceiptReply, `/receipt?analysis=${analysis}`);
    expect(whole.items.at(-1)?.summary?.net).toEqual(receipts.map(({ net }) => net));
  });

  test('is the same as another one of the same reports', async () => {
    const { items } = await read(maria, AnalysisList, '/analyses');
    const diff = await read(maria, DiffReply, `/analyses/${analysis}/diff/${items[0]?.id}`);
    expect(diff).toEqual({
      before: analysis,
      after: items[0]?.id,
      counts: { new: 0, gone: 0, unseen: 0, changed: 0, decided: 0 },
      items: [],
    });
  });

  test('that lacks a source calls unseen what only that source saw', async () => {
    const fewer = world.inputs.filter((key) => !key.includes('trusted-advisor'));
    const started = await maria.call('POST', '/analyses', { body: { inputs: fewer, type: 'targeted' } });
    await waitForEnd(maria, String(started.body.id));
    const diff = await read(
      maria,
      DiffReply,
      `/analyses/${analysis}/diff/${started.body.id}?change=gone&change=unseen`,
    );
    expect(diff.counts.gone).toBe(0);
    expect(diff.counts.unseen).toBeGreaterThan(0);
    expect(diff.items[0]?.why).toContain('trusted-advisor');
  });
});

describe('the list of opportunities', () => {
  test('comes to the net of the receipt, and its pages to the whole', async () => {
    const { total } = await list('limit=1');
    const receipt = await read(maria, ReceiptReply, '/receipt');
    expect(total.counted).toEqual(receipt.receipts.map(({ net }) => net));
    const items = await everyPage('limit=40');
    expect(items.length).toBe(total.count);
    expect(new Set(items.map(({ id }) => id)).size).toBe(total.count);
  });

  test('filters by any column, and groups come to the filtered sum', async () => {
    const [largest] = (await list('sort=-amount&limit=1')).items;
    const { account, service, action } = largest ?? {};
    const found = await list(`account=${account}&service=${service}&action=${action}&groupBy=risk&limit=500`);
    expect(found.items.every((item) => item.account === account && item.service === service)).toBe(true);
    expect(found.groups?.reduce((count, group) => count + group.count, 0)).toBe(found.total.count);
    const amounts = found.items.flatMap(({ counted }) => counted ?? []);
    expect(found.total.counted).toEqual([sum(amounts, 'USD')]);
  });

  test('answers a view that has not changed with 304, until somebody decides', async () => {
    const first = await maria.call('GET', '/opportunities?sort=risk');
    const etag = first.headers.get('etag') ?? '';
    const again = await maria.call('GET', '/opportunities?sort=risk', { headers: { 'if-none-match': etag } });
    const otherView = await maria.call('GET', '/opportunities?sort=-risk', { headers: { 'if-none-match': etag } });
    expect([again.status, otherView.status]).toEqual([304, 200]);
  });

  test('has a receipt that comes from the naive sum to the net by what was struck, whatever page is read', async () => {
    const { receipts, entries, next } = await read(maria, ReceiptReply, '/receipt?limit=1');
    expect([entries.length, next]).toEqual([1, expect.any(String)]);
    for (const { naive, net, struck, currency } of receipts) {
      const amounts = struck.map(({ amount }) => amount);
      expect(sum([net, ...amounts], currency)).toEqual(naive);
      expect(struck.length).toBeGreaterThan(1);
    }
  });

  test('has lines of which any page is shown alone, found by what became of them and sorted by amount', async () => {
    const lines = (query: string) => read(maria, ReceiptReply, `/receipt?${query}`);
    const first = await lines('limit=500');
    const beyond = await lines(`limit=500&cursor=${encodeURIComponent(first.next ?? '')}`);
    const all = [...first.entries, ...beyond.entries];
    expect((await lines('skip=490&limit=20')).entries).toEqual(all.slice(490, 510));
    expect(await lines(`skip=${first.found}`)).toMatchObject({ entries: [], found: first.found });

    const counted = await lines('kind=counted&sort=-counted&limit=500');
    const amounts = counted.entries.flatMap((entry) => (entry.kind === 'line' ? entry.line.counted : []));
    expect(amounts.length).toBe(counted.found);
    expect([sum(amounts, 'USD')]).toEqual(counted.receipts.map(({ net }) => net));
    expect(amounts.toSorted((left, right) => Number(right.amount) - Number(left.amount))).toEqual(amounts);

    const [named] = counted.opportunities;
    const found = await lines(`limit=500&text=${encodeURIComponent(named?.resource ?? '')}`);
    expect(found.opportunities.map(({ id }) => id)).toContain(named?.id);
    expect(found.found).toBeLessThan(first.found);
  });

  test('tells of one opportunity what of each opinion counts, and comes to what it counts in the list', async () => {
    const contested = (await list('sort=-amount&limit=100')).items.find(({ opinions }) => opinions > 1);
    const { entries } = await read(maria, OpportunityReceipt, `/opportunities/${contested?.id}/receipt`);
    const lines = entries.flatMap((entry) => (entry.kind === 'line' ? entry.line : []));
    expect(lines.every(({ opportunityId }) => opportunityId === contested?.id)).toBe(true);
    const counted = lines.map((line) => line.counted);
    expect(sum(counted, contested?.counted?.currency ?? 'USD')).toEqual(contested?.counted);
    expect(new Set(entries.map((entry) => (entry.kind === 'line' ? entry.line : entry.beside).findingId)).size).toBe(
      contested?.opinions,
    );
  });

  test('leads to one opportunity with its opinions and evidence', async () => {
    const [item] = (await list('limit=1')).items;
    const detail = await read(maria, OpportunityDetail, `/opportunities/${item?.id}`);
    expect(detail.opportunity.opinions.length).toBe(item?.opinions);
    expect(detail.opportunity.contentHash).toBe(item?.contentHash);
  });
});

describe('a decision', () => {
  test('is appended, seen at once, and counted in the pipeline', async () => {
    const [item] = (await list('sort=-amount&limit=1&status=open')).items;
    if (item === undefined) throw new Error('nothing is open');
    const path = `/opportunities/${item.id}/decisions`;
    const answer = await maria.call('POST', path, { body: { ...about(item, 'approve'), reason: 'agreed' } });
    expect(answer.status).toBe(201);
    expect((await list('status=approved')).items.map(({ id }) => id)).toContain(item.id);
    const { pipeline } = await read(maria, ReceiptReply, '/receipt?limit=1');
    expect(pipeline.byStatus.approved.counted).toEqual([item.counted]);
    expect(pipeline.realised.kind).toBe('unknown');
    const done = await maria.call('POST', path, { body: { ...about(item, 'done'), decisionVersion: 1 } });
    expect(done.status).toBe(201);
    const { decisions } = await read(maria, DecisionHistory, path);
    expect(decisions.map(({ status, by, version }) => [status, by, version])).toEqual([
      ['approved', 'maria', 1],
      ['done', 'maria', 2],
    ]);
    expect((await read(maria, OpportunityDetail, `/opportunities/${item.id}`)).opportunity.status).toBe('done');
  });

  test('in bulk has a result for each, and reopen undoes', async () => {
    const { items } = await list('limit=3&status=open');
    const decisions = items.map((item) => ({ opportunityId: item.id, ...about(item, 'dismiss') }));
    const stale = { ...decisions[0], contentHash: '0'.repeat(20) };
    const reply = BulkReply.parse(
      (await maria.call('POST', '/decisions', { body: { decisions: [...decisions, stale] } })).body,
    );
    expect(reply.results.map(({ result }) => result)).toEqual(['decided', 'decided', 'decided', 'refused']);
    const before = (await list('status=dismissed')).total.count;
    const [first] = items;
    if (first === undefined) throw new Error('nothing was open');
    await maria.call('POST', `/opportunities/${first.id}/decisions`, {
      body: { ...about(first, 'reopen'), decisionVersion: 1 },
    });
    expect((await list('status=dismissed')).total.count).toBe(before - 1);
  });

  test('that was dismissed is struck by the next analysis', async () => {
    const [item] = (await list('sort=-amount&limit=1&status=open')).items;
    if (item === undefined) throw new Error('nothing is open');
    await maria.call('POST', `/opportunities/${item.id}/decisions`, { body: about(item, 'dismiss') });
    await analyseDemo(world, maria);
    const detail = await read(maria, OpportunityDetail, `/opportunities/${item.id}`);
    expect(detail.opportunity).toMatchObject({ status: 'dismissed', winner: null });
  });

  test.each([
    ['a snooze without an end', { action: 'snooze' }],
    ['an end of something else', { action: 'approve', until: '2099-01-01T00:00:00Z' }],
    ['a snooze that ends in the past', { action: 'snooze', until: '2020-01-01T00:00:00Z' }],
  ])('refuses %s', async (_, asked) => {
    const [item] = (await list('limit=1&status=open')).items;
    if (item === undefined) throw new Error('nothing is open');
    const answer = await maria.call('POST', `/opportunities/${item.id}/decisions`, {
      body: { ...about(item, ''), ...asked },
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'bad-input' } });
  });
});

describe('a flip', () => {
  test('to the winner itself changes nothing, and to another opinion the totals, and stores nothing', async () => {
    const { items } = await list(`analysis=${analysis}&sort=-amount&limit=100`);
    const contested = items.find(({ opinions, rule }) => opinions > 1 && rule.startsWith('4'));
    if (contested === undefined) throw new Error('no opportunity has two opinions');
    const path = `/opportunities/${contested.id}`;
    const { opportunity } = await read(maria, OpportunityDetail, `${path}?analysis=${analysis}`);
    const flip = async (findingId: string | null | undefined) =>
      FlipReply.parse((await maria.call('POST', `${path}/flip?analysis=${analysis}`, { body: { findingId } })).body);
    const same = await flip(opportunity.winner);
    expect(same.after).toEqual(same.before);
    const other = opportunity.opinions.find(({ id }) => id !== opportunity.winner);
    const flipped = await flip(other?.id);
    expect(flipped.before).toEqual(same.before);
    expect(flipped.after[0]?.naive).toEqual(flipped.before[0]?.naive);
    expect(flipped.after).not.toEqual(flipped.before);
    const { receipts } = await read(maria, ReceiptReply, `/receipt?analysis=${analysis}`);
    expect(receipts).toMatchObject(same.before);
  });
});

describe('an export', () => {
  test.each([
    ['csv', 'MonthlyCounted', 1],
    ['focus', 'EstimatedMonthlyCostImpact', -1],
  ])('as %s comes to the sum of the list', async (format, column, sign) => {
    const { total, items } = await list('risk=low&risk=very-low&limit=500');
    const made = await read(maria, ExportReply, `/export?format=${format}&risk=low&risk=very-low`);
    expect(made.rows).toBe(total.count);
    const answer = await fetch(made.url);
    const [head = '', ...lines] = (await answer.text()).trimEnd().split('\r\n');
    const place = head.split(',').indexOf(column);
    const cells = lines.map((line) => cellsOf(line)[place] ?? '').filter((cell) => cell !== '');
    expect(lines.length).toBe(items.length);
    const inFile = sum(
      cells.map((cell) => money(sign === 1 ? cell : cell.replace(/^-/, ''), 'USD')),
      'USD',
    );
    expect([inFile]).toEqual(total.counted);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="/);
  });
});

describe('the mesh', () => {
  test('tells its agents and who asks', async () => {
    const mesh = await read(maria, MeshReply, '/mesh');
    expect(mesh.you).toEqual({ name: 'maria', role: 'approver' });
    expect(mesh.agents.map(({ agent }) => agent)).not.toContain('api');
    expect((await read(maria, AgentList, '/agents')).agents.length).toBe(mesh.agents.length);
  });
});

/** The cells of a line of CSV without line breaks in them. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell.replace(/^"|"$/g, ''));
}
