import * as z from 'zod/mini';
import type { Blind, Coverage } from '../../../lib/core/analysis.ts';
import { known, unknown } from '../../../lib/core/estimate.ts';
import type { Gap } from '../../../lib/core/gap.ts';
import { compareMoney, Money, signOf, sum } from '../../../lib/core/money.ts';
import { Period } from '../../../lib/core/period.ts';
import type { ReportHeader } from '../../../lib/core/report.ts';
import { type Judge, judgesOf } from './judged-services.ts';

/** A blind spot is named by itself while it is among the largest; the rest are one. */
const mostNamed = 5;

/** Of what a report tells of spend, and of its rules, what coverage needs. */
const BillFacts = z.looseObject({
  spend: z.looseObject({
    quality: z.looseObject({ period: Period }),
    ledgers: z.array(
      z.looseObject({
        currency: z.string(),
        costKinds: z.array(z.looseObject({ kind: z.string(), usable: z.boolean() })),
        breakdowns: z.array(
          z.looseObject({
            dimension: z.string(),
            entries: z.array(z.looseObject({ key: z.nullable(z.string()), costs: z.partialRecord(z.string(), Money) })),
          }),
        ),
      }),
    ),
  }),
  rules: z.array(z.looseObject({ state: z.string() })),
});
type BillFacts = z.infer<typeof BillFacts>;

/** What a service costs in the period of the bill. */
interface ServiceSpend {
  readonly service: string;
  readonly spend: Money;
}

/**
 * How much of the bill was looked at by a source that judges such resources. Of the first currency's charges by service:
 * credits and refunds are nothing that could be looked at. Where no bill took part, both sides are unknown. Blind are
 * the gaps, each with the switch that opens it, and what no source that answered judges.
 */
export function coverageOf(reports: readonly ReportHeader[], gaps: readonly Gap[]): Coverage {
  const ofGaps = gaps.map(({ effect, remedy }): Blind => ({ reason: effect, remedy }));
  const bill = reports.flatMap(({ facts }) => BillFacts.safeParse(facts).data ?? []).at(0);
  const services = bill === undefined ? [] : servicesOf(bill);
  const [first] = services;
  if (bill === undefined || first === undefined) {
    const reason = 'no source of spend took part in this analysis';
    return { spend: unknown(reason), examined: unknown(reason), blind: ofGaps };
  }
  const answered = (judge: Judge) => reports.some((report) => hasAnswered(report, judge, bill));
  const [seen = [], unseen = []] = [true, false].map((is) =>
    services.filter(({ service }) => judgesOf(service).some(answered) === is),
  );
  const spend = total(services, first.spend.currency);
  const examined = total(seen, first.spend.currency);
  return {
    period: bill.spend.quality.period,
    spend: known(spend),
    examined: known(examined),
    examinedShare: shareOf(examined, spend),
    blind: [...ofGaps, ...blindOf(unseen)],
  };
}

/** The charges of each service, the largest first; with what was paid in advance spread, where the bill tells it. */
function servicesOf({ spend: { ledgers } }: BillFacts): ServiceSpend[] {
  const [ledger] = ledgers;
  const isEffective = ledger?.costKinds.some(({ kind, usable }) => kind === 'effective' && usable);
  const entries = ledger?.breakdowns.find(({ dimension }) => dimension === 'service')?.entries ?? [];
  return entries
    .flatMap(({ key, costs }) => {
      const spend = costs[isEffective ? 'effective' : 'billed'];
      return spend !== undefined && signOf(spend) > 0 ? [{ service: key ?? 'charges without a service', spend }] : [];
    })
    .toSorted((left, right) => compareMoney(right.spend, left.spend));
}

/** Whether a source took part; the rules over the bill did only where one of them could say something. */
function hasAnswered({ agent, status }: ReportHeader, judge: Judge, { rules }: BillFacts): boolean {
  if (agent !== judge.agent || status === 'failed') return false;
  return judge.family !== 'billing' || rules.some(({ state }) => state === 'judged');
}

function blindOf(unseen: readonly ServiceSpend[]): Blind[] {
  const named = unseen.slice(0, mostNamed).map(({ service, spend }): Blind => {
    const names = judgesOf(service).map(({ name }) => name);
    if (names.length === 0) {
      return { reason: `No source judges ${service}.`, spend: known(spend), remedy: 'Look at it by hand.' };
    }
    const remedy = `Let ${names.join(' or ')} take part.`;
    return { reason: `Nobody who judges ${service} took part.`, spend: known(spend), remedy };
  });
  const others = unseen.slice(mostNamed);
  const [first] = others;
  if (first === undefined) return named;
  const spend = known(total(others, first.spend.currency));
  return [
    ...named,
    { reason: `Nobody judged ${others.length} more services.`, spend, remedy: 'Look at them by hand.' },
  ];
}

function total(services: readonly ServiceSpend[], currency: string): Money {
  return sum(
    services.map(({ spend }) => spend),
    currency,
  );
}

/** Rounded down to hundredths of a percent, so that only all of it is 1. */
function shareOf(part: Money, whole: Money): string {
  return String(Math.floor((Number(part.amount) / Number(whole.amount)) * 10_000) / 10_000);
}
