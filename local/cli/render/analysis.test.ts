import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { AnalysisDocument } from '../../../lib/core/analysis-document.ts';
import { known } from '../../../lib/core/estimate.ts';
import { money } from '../../../lib/core/money.ts';
import { runCost } from '../../../lib/core/run-cost.ts';
import { makeAnalysis, makeFinding, saves } from './analysis.fixtures.ts';
import { renderAnalysis } from './analysis.ts';
import { makeBill } from './bill/bill.fixtures.ts';
import { columnsOf, width } from './layout.ts';

const render = (analysis: AnalysisDocument) => stripVTControlCharacters(renderAnalysis(analysis, 'an account'));
const linesOf = (analysis: AnalysisDocument) => render(analysis).split('\n');
const lineWith = (analysis: AnalysisDocument, text: string) => linesOf(analysis).find((line) => line.includes(text));

const unknownSaving = { list: { kind: 'unknown', reason: 'not stated' } } as const;
const gap = {
  source: 'trustedadvisor:ListRecommendations',
  code: 'access-denied',
  since: '2026-11-01T00:00:00.000Z',
  effect: 'Nothing that Trusted Advisor says of cost is in this answer.',
  remedy: 'Allow trustedadvisor:ListRecommendations.',
} as const;

describe('what is printed of an analysis', () => {
  test('leads from all that is stated over what is struck to the net, each amount below the other', () => {
    const findings = [makeFinding('vol-1', { savings: saves('1234.5') }), makeFinding('vol-2', { excluded: 'kept' })];
    const lines = linesOf(makeAnalysis(findings));
    const amounts = ['All that the sources state (2 amounts)', 'struck: excluded', 'NET'].map((start) =>
      lines.find((line) => line.trimStart().startsWith(start)),
    );
    expect(amounts.map((line) => line?.split(' ').at(-1))).toEqual(['1,244.50', '-10.00', '1,234.50']);
    expect(new Set(amounts.map((line) => line?.length))).toEqual(new Set([width]));
  });

  test.each([
    ['exact', /^NET {2,}USD/],
    ['lower', /^NET, at least: what is not known can only add to it/],
    ['open', /^NET, of what could be read: the rest may lower it/],
  ] as const)('says of a net that is %s what may be missing', (bound, words) => {
    const analysis = makeAnalysis([makeFinding('vol-1')]);
    const receipts = analysis.receipts.map((receipt) => ({ ...receipt, bound }));
    expect(lineWith({ ...analysis, receipts }, 'NET')).toMatch(words);
  });

  test('what of the bill somebody looked at is told with what nobody did', () => {
    const usd = (amount: string) => known(money(amount, 'USD'));
    const coverage = {
      period: { start: '2026-10-01', end: '2026-11-01' },
      spend: usd('100'),
      examined: usd('92'),
      examinedShare: '0.92',
      blind: [
        { reason: 'No source judges AWS Glue.', spend: usd('8'), remedy: 'Look at it by hand.' },
        { reason: 'Compute Optimizer is off.', remedy: 'Turn it on.' },
      ],
    };
    const text = render({ ...makeAnalysis([]), coverage });
    expect(text).toContain('Of 100.00 charged from 2026-10-01 to before 2026-11-01, 92.00 (92.0 %) was looked at.');
    expect(text).toContain('  8.00: No source judges AWS Glue.');
    expect(text).not.toContain('Compute Optimizer is off');
  });

  test('a bill that was read beside other sources is told in short', () => {
    const { spend } = makeBill();
    const text = render({ ...makeAnalysis([makeFinding('vol-1')]), spend });
    expect(text).toContain('THE BILL\nRead from 12 rows of FOCUS 1.2, 2026-09-01 to 2026-09-30.');
    expect(text).toContain('How much of the bill these sources have examined is unknown.');
    expect(text).not.toContain('no source of spend took part');
  });

  test('has a receipt for each currency, and adds none to another', () => {
    const findings = [makeFinding('vol-1'), makeFinding('vol-2', { savings: saves('5', 'EUR') })];
    const lines = linesOf(makeAnalysis(findings));
    expect(lines.filter((line) => line.startsWith('NET')).map((line) => line.slice(-9).trim())).toEqual([
      'EUR 5.00',
      'USD 10.00',
    ]);
  });

  test('survives one resource on which two sources state two currencies', () => {
    const hub = makeFinding('vol-1', { savings: saves('5', 'EUR') });
    const findings = [
      makeFinding('vol-1'),
      { ...hub, id: 'other', action: { kind: 'upgrade' }, grade: { value: 'A', why: 'measured' } } as const,
    ];
    expect(lineWith(makeAnalysis(findings), 'upgrade vol-1')).toContain('5.00');
  });

  test.each([
    ['10.00', 'an amount that counts', makeFinding('vol-1')],
    ['unknown', 'an amount that nobody knows', makeFinding('vol-1', { savings: unknownSaving })],
    ['(0.99)', 'an amount that is too small to count', makeFinding('vol-1', { savings: saves('0.99') })],
    ['-', 'what is set aside', makeFinding('vol-1', { excluded: 'kept' })],
  ])('shows %s for %s', (amount, _, finding) => {
    const row = lineWith(makeAnalysis([finding]), ' vol-1 ');
    expect(
      linesOf(makeAnalysis([finding]))
        .find((line) => /^ {3}1 /.test(line))
        ?.split(/ +/)[2],
    ).toBe(amount);
    expect(row).toBeDefined();
  });

  test('names the account in each row where there are several, and not where there is one', () => {
    const other = makeFinding({ id: 'vol-2', accountId: '444455556666' });
    expect(render(makeAnalysis([makeFinding('vol-1')]))).not.toContain('111122223333');
    expect(lineWith(makeAnalysis([makeFinding('vol-1'), other]), 'vol-2')).toContain('444455556666');
  });

  test('says to what a resource is to be changed, and its name where any source knows it', () => {
    const unnamed = makeFinding('vol-1', { action: { kind: 'change-storage', target: 'gp3' }, grade: graded('A') });
    const named = makeFinding({ id: 'vol-1', name: 'scratch' }, { grade: graded('C') });
    expect(render(makeAnalysis([{ ...named, id: 'b' }, unnamed]))).toContain('change-storage scratch (vol-1) to gp3');
  });

  test('groups what is beside the sum, and shows a few of each kind', () => {
    const unknowns = Array.from({ length: 6 }, (_, n) => makeFinding(`vol-${n}`, { savings: unknownSaving }));
    const text = render(makeAnalysis([...unknowns, makeFinding('vol-9', { savings: saves('0.5') })]));
    expect(text).toContain('Beside the sum (7 opinions), in no total:');
    expect(text).toContain('  saving not known (6)');
    expect(text).toContain('    and 2 more');
    expect(text).toContain('  too small (1)');
  });

  test('shows the first thirty opportunities and says where the rest is', () => {
    const findings = Array.from({ length: 31 }, (_, n) => makeFinding(`vol-${n}`));
    expect(linesOf(makeAnalysis(findings)).filter((line) => / delete vol-/.test(line))).toHaveLength(30);
    expect(render(makeAnalysis(findings))).toContain('and 1 more: --json or --out FILE has them all');
    expect(render(makeAnalysis(findings.slice(1)))).not.toContain('has them all');
  });

  test('tells each gap with what to do', () => {
    const lines = linesOf(makeAnalysis([], { status: 'partial', gaps: [gap] }));
    expect(lines).toContain('WHAT COULD NOT BE SEEN (1)');
    expect(lines).toContain('access-denied: trustedadvisor:ListRecommendations');
    expect(lines).toContain('  What to do: Allow trustedadvisor:ListRecommendations.');
  });

  test('shows neither receipt nor opportunities of an analysis that failed', () => {
    const text = render(makeAnalysis([], { status: 'failed', receipts: [], gaps: [gap] }));
    expect(text).not.toMatch(/RECEIPT|opportunities/i);
    expect(text).toContain('The analysis failed: why is listed below.');
  });

  test('names who was asked and did not answer', () => {
    const steps = ['budget', 'rightsizing'].map((id) => ({ id, agent: id, kind: 'analyse' as const, after: [] }));
    const analysis = makeAnalysis([], { plan: { type: 'comprehensive', steps } });
    expect(render(analysis)).toContain('Asked: budget (0 findings), rightsizing (no answer).');
    expect(render({ ...analysis, reports: [], plan: { ...analysis.plan, steps: [] } })).toContain('Asked: nobody.');
  });

  test('tells what the requests cost', () => {
    const requests = [{ service: 'ce', operation: 'GetCostAndUsage', count: 1_200, usd: '12' }];
    const text = render(makeAnalysis([], { cost: runCost(requests, money('20', 'USD')) }));
    expect(text).toContain('AWS requests: 1,200, for USD 12.00; at most USD 20.00 may be spent.');
  });
});

describe('no line is longer than 100 columns', () => {
  const arn = `arn:aws:lambda:us-east-1:111122223333:function:${'long-'.repeat(40)}`;
  test.each([
    [
      'names of any length',
      makeFinding({ id: arn, name: 'n'.repeat(256) }, { excluded: `kept: ${'why '.repeat(80)}` }),
    ],
    ['a reason that is one long word', makeFinding('vol-1', { excluded: arn })],
    ['East Asian names and emoji', makeFinding({ id: 'vol-1', name: '本番データベース🚀'.repeat(20) })],
    ['names with combining marks', makeFinding({ id: 'vol-1', name: 'a\u0301'.repeat(90) })],
    ['an amount of many digits', makeFinding('vol-1', { savings: saves(`${'9'.repeat(40)}.99`) })],
    [
      'accounts and targets of any length',
      makeFinding(
        { id: 'vol-1', accountId: 'a'.repeat(60) },
        { action: { kind: 'migrate-architecture', target: arn } },
      ),
    ],
  ])('with %s', (_, finding) => {
    const steps = Array.from({ length: 20 }, (_step, n) => `an-agent-with-a-name-${n}`).map((id) => ({
      id,
      agent: id,
      kind: 'analyse' as const,
      after: [],
    }));
    const analysis = makeAnalysis([finding, makeFinding({ id: 'vol-2', accountId: '444455556666' })], {
      gaps: [{ ...gap, effect: `${arn} ${arn}`, remedy: arn, source: arn }],
      plan: { type: 'comprehensive', steps },
    });
    for (const line of linesOf(analysis)) expect(columnsOf(line), line).toBeLessThanOrEqual(width);
  });

  test('and a name cannot move the cursor or colour the terminal', () => {
    const text = renderAnalysis(makeAnalysis([makeFinding({ id: 'vol-1', name: '\u001b[31mred\u0007\nnext' })]), 'x');
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('\u0007');
    expect(text).toContain('?[31mred??next');
  });
});

function graded(value: 'A' | 'C') {
  return { value, why: 'measured' };
}
