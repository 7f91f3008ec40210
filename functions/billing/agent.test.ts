import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { MeshError } from '../../lib/core/errors.ts';
import type { Ask } from './domain/question.ts';
import { rules } from './domain/rules.ts';
import { answerOf, csvOf, focusRow, gatewayOn, makeFolder } from './exports.fixtures.ts';

let path: string;
let closed = 0;
beforeEach(async () => {
  closed = 0;
  path = join(await makeFolder(), 'bill.csv');
  const machine = { ...focusRow(), InvoiceId: '1', x_UsageType: 'BoxUsage:m5.large', x_Operation: 'RunInstances' };
  const last = { ChargePeriodStart: '2026-09-30T23:00:00Z', ChargePeriodEnd: '2026-10-01T00:00:00Z' };
  await writeFile(path, csvOf([machine, { ...machine, ...last }]));
});

/** The gateway on that export, asked through `ask`. */
function asking(change: (ask: Ask) => Ask) {
  const gateway = gatewayOn(path);
  return {
    ...gateway,
    open: async (...args: Parameters<typeof gateway.open>) => {
      const bill = await gateway.open(...args);
      if (bill === undefined) return undefined;
      const close = async () => {
        closed += 1;
        await bill.close();
      };
      return { ...bill, ask: change(bill.ask), close };
    },
  };
}

/** Answers until a rule asks. */
const failingInRules = (error: Error) =>
  asking((ask) => (question) => {
    const isOfRule = question.withTags === true;
    return isOfRule ? Promise.reject(error) : ask(question);
  });

test('where the time is up among the rules, spend is told, and which rules were not judged', async () => {
  const timeUp = new MeshError('timeout', 'the time was up while the export was read');
  const { status, gaps, spend, rules: outcomes } = await answerOf(path, {}, failingInRules(timeUp));
  expect(status).toBe('partial');
  expect(spend.ledgers[0]?.net.billed?.amount).toBe('0.2');
  const judged = outcomes.map(({ rule }) => rule);
  const left = rules.map(({ name }) => name).slice(judged.length);
  expect(left.length).toBeGreaterThan(0);
  expect(gaps).toMatchObject([
    { code: 'timeout', effect: `the time was up while the export was read; not judged: ${left.join(', ')}.` },
  ]);
  expect(closed).toBe(1);
});

test('where the time is up before spend is told, there is no figure, and why', async () => {
  const timeUp = new MeshError('timeout', 'the time was up while the export was read');
  const { status, gaps, facts } = await answerOf(
    path,
    {},
    asking(() => () => Promise.reject(timeUp)),
  );
  expect({ status, facts }).toEqual({ status: 'failed', facts: {} });
  expect(gaps).toMatchObject([{ code: 'timeout', remedy: 'Give fewer months, or ask with a later deadline.' }]);
  expect(closed).toBe(1);
});

test('a defect of ours is no gap: it is thrown, and the export is closed all the same', async () => {
  await expect(answerOf(path, {}, failingInRules(new TypeError('a defect')))).rejects.toThrow('a defect');
  expect(closed).toBe(1);
});

test('a finding says until when the bill was whole, and never a moment to come', async () => {
  const spent = {
    BilledCost: '100',
    ListCost: '100',
    PricingQuantity: '1000',
    PricingUnit: 'GB-Mo',
    ResourceId: 'vol-1',
  };
  const rows = Array.from({ length: 30 }, (_, day) => {
    const start = new Date(Date.UTC(2026, 8, 1 + day)).toISOString();
    const ChargePeriodEnd = new Date(Date.UTC(2026, 8, 2 + day)).toISOString();
    return {
      ...focusRow(spent),
      InvoiceId: '1',
      x_UsageType: 'EBS:VolumeUsage.gp2',
      x_Operation: 'CreateVolume',
      ChargePeriodStart: start,
      ChargePeriodEnd,
    };
  });
  await writeFile(path, csvOf(rows));
  const refreshed = async (asOf: string) =>
    (await answerOf(path, { asOf })).findings.map(({ source }) => source.refreshedAt);
  expect(await refreshed('2026-10-20T09:00:00.000Z')).toEqual(['2026-10-01T00:00:00Z']);
  expect(await refreshed('2026-09-30T18:00:00.000Z')).toEqual(['2026-09-30T18:00:00.000Z']);
});
