import { describe, expect, test } from 'vitest';
import { Coverage } from '../../../lib/core/analysis.ts';
import { money } from '../../../lib/core/money.ts';
import type { ReportHeader } from '../../../lib/core/report.ts';
import { makeGap, makeReport } from '../supervisor.fixtures.ts';
import { coverageOf } from './coverage.ts';
import { judges, judgesOf } from './judged-services.ts';

const period = { start: '2026-10-01', end: '2026-11-01' };

/** The report of a bill in which these services cost that much. */
function billOf(services: Readonly<Record<string, string>>, change: { effective?: boolean; state?: string } = {}) {
  const { effective = false, state = 'judged' } = change;
  const costsOf = (amount: string) =>
    effective
      ? { billed: money('1', 'USD'), effective: money(amount, 'USD') }
      : { billed: money(amount, 'USD'), effective: money('1', 'USD') };
  const entries = Object.entries(services).map(([key, amount]) => ({ key, rows: 1, costs: costsOf(amount) }));
  const costKinds = [{ kind: 'effective', usable: effective }];
  const ledger = { currency: 'USD', costKinds, breakdowns: [{ dimension: 'service', entries }] };
  const facts = { spend: { quality: { period }, ledgers: [ledger] }, rules: [{ state: 'cannot-say' }, { state }] };
  return makeReport('billing', [], { facts }).header;
}
const reportOf = (agent: string, status: ReportHeader['status'] = 'complete') =>
  makeReport(agent, [], { status }).header;
const blindOf = (reports: ReportHeader[]) => coverageOf(reports, []).blind.map(({ reason }) => reason);

describe('without a bill', () => {
  test('neither side is known, and no share is stated', () => {
    expect(Coverage.parse(coverageOf([reportOf('trusted-advisor')], []))).toEqual({
      spend: { kind: 'unknown', reason: 'no source of spend took part in this analysis' },
      examined: { kind: 'unknown', reason: 'no source of spend took part in this analysis' },
      blind: [],
    });
  });

  test('each gap is a blind spot with the switch that opens it', () => {
    const gap = makeGap({ effect: 'No budgets are in it.', remedy: 'Allow budgets:ViewBudget.' });
    expect(coverageOf([], [gap]).blind).toEqual([
      { reason: 'No budgets are in it.', remedy: 'Allow budgets:ViewBudget.' },
    ]);
  });
});

describe('with a bill', () => {
  test('examined is the spend of services that somebody who answered judges; the rest is blind, by name', () => {
    const bill = billOf({ 'Amazon Elastic Compute Cloud': '70', AmazonCloudWatch: '22', 'AWS Glue': '8' });
    expect(Coverage.parse(coverageOf([bill], []))).toEqual({
      period,
      spend: { kind: 'known', value: money('100', 'USD') },
      examined: { kind: 'known', value: money('92', 'USD') },
      examinedShare: '0.92',
      blind: [
        {
          reason: 'No source judges AWS Glue.',
          spend: { kind: 'known', value: money('8', 'USD') },
          remedy: 'Look at it by hand.',
        },
      ],
    });
  });

  test('a service whose judges took no part is blind, with who could look', () => {
    const bill = billOf({ AWSLambda: '5' });
    expect(coverageOf([bill], []).blind).toMatchObject([
      {
        reason: 'Nobody who judges AWSLambda took part.',
        remedy: 'Let Trusted Advisor or Cost Optimization Hub or Compute Optimizer take part.',
      },
    ]);
    expect(blindOf([bill, reportOf('trusted-advisor')])).toEqual([]);
    expect(blindOf([bill, reportOf('trusted-advisor', 'failed')])).toHaveLength(1);
  });

  test('rules that could say nothing have looked at nothing', () => {
    expect(coverageOf([billOf({ AmazonEC2: '5' }, { state: 'cannot-say' })], []).examinedShare).toBe('0');
  });

  test('credits are no spend that could be looked at, and all is not claimed for almost all', () => {
    expect(coverageOf([billOf({ AmazonEC2: '5', 'AWS Glue': '-4' })], [])).toMatchObject({
      spend: { value: money('5', 'USD') },
      examinedShare: '1',
    });
    expect(coverageOf([billOf({ AmazonEC2: '99999', 'AWS Glue': '0.01' })], []).examinedShare).toBe('0.9999');
  });

  test('what was paid in advance is spread where the bill tells it', () => {
    const { spend } = coverageOf([billOf({ AmazonEC2: '7' }, { effective: true })], []);
    expect(spend).toMatchObject({ value: money('7', 'USD') });
  });

  test('the five largest blind services are named, the rest is one line', () => {
    const services = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((cost) => [`Service ${cost}`, String(cost)]));
    const { blind } = coverageOf([billOf(services)], []);
    expect(blind).toHaveLength(6);
    expect(blind[0]?.reason).toBe('No source judges Service 7.');
    expect(blind[5]).toMatchObject({ reason: 'Nobody judged 2 more services.', spend: { value: money('3', 'USD') } });
  });
});

test.each(['Amazon Relational Database Service', 'AmazonRDS', 'Amazon RDS'])('a bill may call RDS %s', (name) => {
  expect(judgesOf(name).map(({ family }) => family)).toContain('compute-optimizer');
});

test('every source says where it states what it judges', () => {
  expect(judges.map(({ source }) => source)).not.toContain('');
});
