import type { Opportunity } from '../../../lib/core/analysis.ts';
import type { Finding } from '../../../lib/core/finding.ts';
import { compareMoney, formatMoney, type Money, signOf, sum } from '../../../lib/core/money.ts';
import type { Beside, Receipt, ReceiptLine, Struck } from '../../../lib/core/receipt.ts';
import { bare, count, estimated } from './amounts.ts';
import { bold, dim, ends, endsOver, green, rule } from './layout.ts';
import { nameOf } from './names.ts';

const basisWords = { list: 'list prices', 'after-discounts': 'after discounts', unstated: 'basis not stated' };
const netWords = {
  exact: 'NET',
  lower: 'NET, at least: what is not known can only add to it',
  open: 'NET, of what could be read: the rest may lower it',
};
const besideWords: Readonly<Record<Beside['kind'], string>> = {
  'other-basis': 'on another price basis',
  range: 'a range',
  temporary: 'does not last',
  'costs-more': 'costs more',
  small: 'too small',
  unknown: 'saving not known',
  'unread-relation': 'may belong to something else',
  member: 'a member of a group',
};
/** Each reason shows its largest amounts; `--json` has them all. */
const shownAReason = 5;
const shownAKind = 4;

interface StruckAmount extends Struck {
  readonly finding: Finding | undefined;
}

/** A receipt as a shop prints it: all that the sources state, every amount struck with its reason, and the net. */
export function renderReceipt(receipt: Receipt, opportunities: readonly Opportunity[]): string[] {
  const findings = new Map(opportunities.flatMap(({ opinions }) => opinions.map((opinion) => [opinion.id, opinion])));
  return [
    bold(ends('SAVINGS RECEIPT', `${receipt.currency} a month, ${basisWords[receipt.basis]}`)),
    rule('-'),
    ends(`All that the sources state (${count(receipt.lines.length, 'amount')})`, bare(receipt.naive)),
    ...struckLines(receipt, findings),
    rule('='),
    bold(green(ends(netWords[receipt.bound], formatMoney(receipt.net)))),
    ...(signOf(receipt.unstatedNet) > 0
      ? [ends('of it from sources that state no price basis', bare(receipt.unstatedNet), 2)]
      : []),
    ...commitmentLines(receipt),
    ...besideLines(receipt, findings),
  ];
}

function struckLines({ lines, currency }: Receipt, findings: ReadonlyMap<string, Finding>): string[] {
  const amounts = lines.flatMap(({ findingId, struck }) =>
    struck.map((each): StruckAmount => ({ ...each, finding: findings.get(findingId) })),
  );
  return [...Map.groupBy(amounts, ({ reason }) => reason)].flatMap(([reason, alike]) =>
    reasonLines(reason, alike, currency),
  );
}

function reasonLines(reason: string, amounts: readonly StruckAmount[], currency: string): string[] {
  const largest = amounts.toSorted((left, right) => compareMoney(right.amount, left.amount));
  const shown = largest.slice(0, shownAReason);
  const rest = largest.slice(shownAReason);
  return [
    ends(`struck: ${reason} (${count(amounts.length, 'amount')})`, `-${bare(sumOf(amounts, currency))}`, 2),
    ...shown.flatMap(({ amount, text, finding }) =>
      endsOver(`${nameOf(finding)}: ${text}`, `-${bare(amount)}`, 4).map(dim),
    ),
    ...(rest.length > 0 ? [dim(ends(`and ${number(rest.length)} smaller`, `-${bare(sumOf(rest, currency))}`, 4))] : []),
  ];
}

function sumOf(amounts: readonly StruckAmount[], currency: string): Money {
  return sum(
    amounts.map(({ amount }) => amount),
    currency,
  );
}

function commitmentLines({ commitments }: Receipt): string[] {
  if (signOf(commitments.after) === 0) return [];
  return [
    ends('of it from commitments, bought after all other actions', bare(commitments.after), 2),
    ...(signOf(commitments.stranded) > 0
      ? [ends('bought before them, they would strand', bare(commitments.stranded), 2)]
      : []),
  ];
}

/** What is in no total. Opinions that another one stands for come after those that stand for themselves. */
function besideLines({ beside }: Receipt, findings: ReadonlyMap<string, Finding>): string[] {
  if (beside.length === 0) return [];
  const own = beside.filter(({ reason, by }) => reason === undefined && by === undefined);
  const others = beside.length - own.length;
  return [
    rule('-'),
    `Beside the sum (${count(beside.length, 'opinion')}), in no total:`,
    ...[...Map.groupBy(own, ({ kind }) => kind)].flatMap(([kind, alike]) => kindLines(kind, alike, findings)),
    ...(others > 0 ? [`  ${count(others, 'opinion')} without an amount to add, where another opinion decides`] : []),
  ];
}

function kindLines(kind: Beside['kind'], entries: readonly Beside[], findings: ReadonlyMap<string, Finding>): string[] {
  const shown = entries.slice(0, shownAKind);
  const rest = entries.length - shown.length;
  return [
    `  ${besideWords[kind]} (${number(entries.length)})`,
    ...shown.flatMap(({ findingId, estimate, text }) =>
      endsOver(`${nameOf(findings.get(findingId))}: ${text}`, estimated(estimate), 4).map(dim),
    ),
    ...(rest > 0 ? [dim(`    and ${number(rest)} more`)] : []),
  ];
}

/** What of each opportunity counts, by its id; one opinion of it at most counts for something. */
export function countedByOpportunity(lines: readonly ReceiptLine[]): Map<string, Money> {
  const counted = new Map<string, Money>();
  for (const { opportunityId, counted: amount } of lines) {
    if (signOf(amount) > 0 || !counted.has(opportunityId)) counted.set(opportunityId, amount);
  }
  return counted;
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
