import type { Opportunity } from '../../../lib/core/analysis.ts';
import type { Finding } from '../../../lib/core/finding.ts';
import { compareMoney, formatMoney, type Money, signOf, sum } from '../../../lib/core/money.ts';
import type { Beside, Receipt, ReceiptLine, Struck, StruckReason } from '../../../lib/core/receipt.ts';
import { bare, estimated } from './amounts.ts';
import { bold, dim, ends, green, rule } from './layout.ts';
import { nameOf } from './names.ts';

const basisWords = { list: 'list prices', 'after-discounts': 'after discounts', unstated: 'basis not stated' };
/** Each reason shows its largest amounts; `--json` has them all. */
const shownAReason = 5;
const shownBeside = 8;

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
    bold(green(ends(netWord(receipt), formatMoney(receipt.net)))),
    ...(signOf(receipt.unstatedNet) > 0
      ? [ends('of it from sources that state no price basis', bare(receipt.unstatedNet), 2)]
      : []),
    ...commitmentLines(receipt),
    ...besideLines(receipt, findings),
  ];
}

function netWord({ bound }: Receipt): string {
  if (bound === 'lower') return 'NET, at least';
  return bound === 'open' ? 'NET of what answered' : 'NET';
}

function struckLines({ lines, currency }: Receipt, findings: ReadonlyMap<string, Finding>): string[] {
  const byReason = new Map<StruckReason, StruckAmount[]>();
  for (const line of lines) {
    for (const struck of line.struck) {
      const known = byReason.get(struck.reason) ?? [];
      byReason.set(struck.reason, [...known, { ...struck, finding: findings.get(line.findingId) }]);
    }
  }
  return [...byReason].flatMap(([reason, amounts]) => reasonLines(reason, amounts, currency));
}

function reasonLines(reason: StruckReason, amounts: readonly StruckAmount[], currency: string): string[] {
  const total = sum(
    amounts.map(({ amount }) => amount),
    currency,
  );
  const largest = amounts.toSorted((left, right) => compareMoney(right.amount, left.amount));
  const shown = largest.slice(0, shownAReason);
  const rest = largest.slice(shownAReason);
  return [
    ends(`struck: ${reason} (${count(amounts.length, 'amount')})`, `-${bare(total)}`, 2),
    ...shown.map(({ amount, text, finding }) => dim(ends(`${nameOf(finding)}: ${text}`, `-${bare(amount)}`, 4))),
    ...(rest.length > 0 ? [dim(ends(`and ${rest.length} smaller`, `-${bare(sumOf(rest, currency))}`, 4))] : []),
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

function besideLines({ beside }: Receipt, findings: ReadonlyMap<string, Finding>): string[] {
  if (beside.length === 0) return [];
  const shown = beside.slice(0, shownBeside);
  const rest = beside.length - shown.length;
  return [
    rule('-'),
    `Beside the sum (${count(beside.length, 'opinion')}), in no total:`,
    ...shown.map((entry) => besideLine(entry, findings.get(entry.findingId))),
    ...(rest > 0 ? [dim(`  and ${rest} more`)] : []),
  ];
}

function besideLine({ kind, estimate, text }: Beside, finding: Finding | undefined): string {
  return ends(`${kind}: ${nameOf(finding)}: ${text}`, estimated(estimate), 2);
}

/** What of each opportunity counts, by its id. */
export function countedByOpportunity(lines: readonly ReceiptLine[]): Map<string, Money> {
  const counted = new Map<string, Money>();
  for (const line of lines) {
    const before = counted.get(line.opportunityId);
    const amounts = before === undefined ? [line.counted] : [before, line.counted];
    counted.set(line.opportunityId, sum(amounts, line.counted.currency));
  }
  return counted;
}

function count(number: number, what: string): string {
  return `${number.toLocaleString('en-US')} ${what}${number === 1 ? '' : 's'}`;
}
