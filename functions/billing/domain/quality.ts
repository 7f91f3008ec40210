import type { DataNote, DataQuality } from '../../../lib/core/data-quality.ts';
import { shiftDays } from '../../../lib/core/period.ts';
import type { BillFacts } from './bill.ts';
import type { BillColumn } from './columns.ts';
import { minus } from './decimal.ts';
import type { Timeline } from './timeline.ts';
import type { UnusableCost } from './usable-costs.ts';
import { costColumns } from './usable-costs.ts';

/** Columns that a note names one by one. */
const mostNames = 5;

/** What cannot be said without a column. A column that is not in here is used where it is there, and not missed. */
const effects: Readonly<Partial<Record<BillColumn, string>>> = {
  UsageType: 'Rules of waste that go by usage type cannot say; changes are told by SKU.',
  ResourceId: 'Waste cannot be told resource by resource.',
  Operation:
    'Machines with licences cannot be told from Linux ones, so moves to other instance types cannot be priced.',
  CommitmentEnd: 'When commitments end cannot be said.',
  CommitmentDiscountStatus: 'How much of commitments is used cannot be said.',
  Tags: 'Spend has no owners, and how far tags reach cannot be said.',
  RegionId: 'Spend cannot be told by region.',
  SubAccountId: 'Spend cannot be told by account.',
  InvoiceId: 'Whether a month is closed is taken from the calendar.',
  PricingQuantity: 'Changes cannot be split into price and quantity.',
};

/** What was read and how good it is. */
export function qualityOf(facts: BillFacts, timeline: Timeline, unusable: readonly UnusableCost[]): DataQuality {
  const wrong = new Set(unusable.filter(({ isWrong }) => isWrong).map(({ kind }) => costColumns[kind]));
  return {
    format: facts.format,
    formatForced: facts.formatForced,
    files: facts.files.map((file) => ({ ...file })),
    rows: facts.rows,
    period: timeline.period,
    completeUntil: timeline.completeUntil,
    months: [...timeline.months],
    currencies: [...facts.currencies],
    providers: facts.providers.map(({ provider }) => provider),
    columns: facts.columns.map(({ column, source, state }) => ({
      column,
      source: [...source],
      state: wrong.has(column as never) ? 'unusable' : state === 'there' ? 'usable' : state,
    })),
    notes: [
      ...costNotes(unusable, facts),
      ...columnNotes(facts),
      ...timeNotes(facts, timeline),
      ...cellNotes(facts),
      ...rowNotes(facts),
      ...ledgerNotes(facts),
    ],
  };
}

function costNotes(unusable: readonly UnusableCost[], { columns }: BillFacts): DataNote[] {
  return [...Map.groupBy(unusable, ({ kind, reason }) => `${kind} ${reason}`).values()].flatMap(([first]) => {
    if (first === undefined) return [];
    const { kind, reason, provider, isWrong } = first;
    const column = costColumns[kind];
    const isThere = columns.some((each) => each.column === column && each.state !== 'missing');
    const lacking = isThere ? 'column-empty' : 'column-missing';
    return [
      {
        code: isWrong ? `${kind}-cost-unusable` : lacking,
        text: `${capital(kind)} cost${provider === null ? '' : ` of ${provider}`}: ${reason}.`,
        effect: `${capital(kind)} cost is not told; headlines are billed cost.`,
        column,
      },
    ];
  });
}

function columnNotes({ columns, format }: BillFacts): DataNote[] {
  return columns.flatMap(({ column, source, state }) => {
    const effect = effects[column];
    if (effect === undefined || state === 'there') return [];
    const name = source.join(' or ');
    const missing = name === '' ? `${format} has no column for ${column}.` : `The export has no column ${name}.`;
    return [
      { code: `column-${state}`, text: state === 'missing' ? missing : `The column ${name} is empty.`, effect, column },
    ];
  });
}

function timeNotes({ months }: BillFacts, { months: spend, completeUntil, period }: Timeline): DataNote[] {
  const open = spend.at(-1);
  if (open?.state !== 'open') return [];
  const text = `The month ${open.month.slice(0, 7)} is not final: its last charges are of ${months.at(-1)?.lastDay}.`;
  const effect = `The days from ${completeUntil} to ${shiftDays(period.end, -1)} may not be whole yet: they are left out of trends and alarms.`;
  return [{ code: 'month-open', text, effect, rows: open.rows }];
}

function cellNotes({ nullWords, beyondScale }: BillFacts): DataNote[] {
  return [
    ...(nullWords.length === 0 ? [] : [nullWordNote(nullWords)]),
    ...beyondScale.map(({ column, cells, decimals }) => ({
      code: 'digits-beyond-scale',
      text: `${cells} cells of ${column} have more than ${decimals} decimals.`,
      effect: `They are rounded to ${decimals} decimals, less than a billionth of a unit each.`,
      column,
    })),
  ];
}

function nullWordNote(nullWords: BillFacts['nullWords']): DataNote {
  const words = [...new Set(nullWords.map(({ word }) => `"${word}"`))];
  const columns = [...new Set(nullWords.map(({ column }) => column))];
  const stand = words.length === 1 ? `The word ${words[0]} stands` : `The words ${words.join(' and ')} stand`;
  const where = columns.length === 1 ? 'one column' : `${columns.length} columns`;
  const names = [...columns.slice(0, mostNames), ...(columns.length > mostNames ? ['…'] : [])].join(', ');
  return {
    code: 'null-words',
    text: `${stand} for an empty cell in ${where} (${names}).`,
    effect: 'These cells are read as empty.',
  };
}

function rowNotes({ outsidePeriod, endsBeforeStart, impossibleHours }: BillFacts): DataNote[] {
  const notes = [
    {
      code: 'outside-period',
      rows: outsidePeriod,
      text: `${outsidePeriod} rows are for a time outside of their billing month.`,
      effect: 'They count in the month of their invoice, and in the days that they are for.',
    },
    {
      code: 'ends-before-start',
      rows: endsBeforeStart,
      text: `${endsBeforeStart} rows end before they start.`,
      effect: 'They count in every sum; how long they ran is not known.',
    },
    {
      code: 'impossible-hours',
      rows: impossibleHours,
      text: `${impossibleHours} rows have more hours of one machine than their time has.`,
      effect: 'They count in every sum; the same usage may be in the export twice.',
    },
  ];
  return notes.filter(({ rows }) => rows > 0);
}

function ledgerNotes({ currencies, negation }: BillFacts): DataNote[] {
  const notes: DataNote[] = [];
  if (currencies.length > 1) {
    const text = `The export has ${currencies.length} currencies: ${currencies.join(', ')}.`;
    notes.push({
      code: 'several-currencies',
      text,
      effect: 'Each has a ledger of its own; nothing is converted or added.',
    });
  }
  const left = negation && minus(negation.covered, negation.negated.replace('-', ''));
  if (left !== undefined && Math.abs(Number(left)) >= 0.005) {
    const text = `What Savings Plans covered (${negation?.covered}) and what takes it back (${negation?.negated}) do not add up to nothing.`;
    notes.push({
      code: 'negation-open',
      text,
      effect: 'Billed cost is without both, so it may differ from the invoice by the rest.',
    });
  }
  return notes;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
