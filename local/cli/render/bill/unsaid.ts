import type { WasteRule } from '../../../../lib/core/analysis-document.ts';
import type { DataQuality } from '../../../../lib/core/data-quality.ts';
import type { Gap } from '../../../../lib/core/gap.ts';
import type { Ledger, Ratio } from '../../../../lib/core/spend.ts';
import { count } from '../amounts.ts';
import { bold, wrap } from '../layout.ts';
import type { BillFacts } from './read-facts.ts';
import { bullet, costWords, percentText } from './words.ts';

const aboutLacks = /^column-(missing|empty)$/;
/** More kinds of waste than these are counted, and not named. */
const shownTitles = 3;

/** What stands in the way, and all that is unknown for it. */
interface Cause {
  readonly unknown: string[];
  readonly effects: string[];
}

/** What the file cannot say, by what stands in the way, and what would mend it. */
export function renderUnsaid({ spend, rules }: BillFacts, gaps: readonly Gap[]): string[] {
  const causes = new Map<string, Cause>();
  for (const [reason, words] of [...spend.ledgers.flatMap(unknownFigures), ...unknownWaste(rules)]) {
    const { unknown } = causeOf(causes, causeText(reason));
    if (!unknown.includes(words)) unknown.push(words);
  }
  for (const { code, text, effect } of spend.quality.notes) {
    if (aboutLacks.test(code)) causeOf(causes, causeText(text)).effects.push(effect);
  }
  const others = gaps.filter((gap) => !isTold(gap, spend.quality)).map(({ effect, remedy }) => `${effect} ${remedy}`);
  const lines = [...[...causes].map(([cause, told]) => causeLine(cause, told)), ...others];
  return [
    bold('6. WHAT THIS FILE CANNOT SAY'),
    ...(lines.length === 0 ? ['It answers all that was asked of it.'] : lines.flatMap((line) => bullet(line, 0))),
    ...advice(spend.quality, rules),
  ];
}

type Unknown = readonly [reason: string, words: string];

function unknownFigures(ledger: Ledger): Unknown[] {
  const ratios: [string, Ratio][] = [
    ['how much of what Savings Plans and reservations cost was used', ledger.utilisation],
    ['how much usage Savings Plans and reservations cover', ledger.coverage],
    ['what all discounts save in percent (effective savings rate)', ledger.effectiveSavingsRate],
  ];
  return [
    ...ledger.costKinds.flatMap(({ kind, reason }): Unknown[] =>
      reason === undefined ? [] : [[reason, `${kind} cost (${costWords[kind]})`]],
    ),
    ...ratios.flatMap(([words, { share }]): Unknown[] => (share.kind === 'unknown' ? [[share.reason, words]] : [])),
  ];
}

/** Kinds of waste that were not looked for. Of many the number says enough. */
function unknownWaste(rules: readonly WasteRule[]): Unknown[] {
  const silent = rules.filter(({ state }) => state === 'cannot-say');
  const byReason = Map.groupBy(silent, ({ reason = '' }) => causeText(reason));
  return [...byReason].flatMap(([reason, alike]): Unknown[] =>
    alike.length > shownTitles
      ? [[reason, `${alike.length} of ${count(rules.length, 'kind')} of waste`]]
      : alike.map(({ title }) => [reason, `waste of the kind "${title}"`]),
  );
}

function causeOf(causes: Map<string, Cause>, text: string): Cause {
  const cause = causes.get(text) ?? { unknown: [], effects: [] };
  causes.set(text, cause);
  return cause;
}

/** One spelling for one cause: rules, ratios and notes tell it in their own sentences. */
function causeText(reason: string): string {
  const bare = reason.replace(/^cannot say: /, '').replace(/[.]$/, '');
  const [, missing] = /^(?:the export has no column(?: for it)?|column) \(?(.+?)\)?(?: is missing)?$/i.exec(bare) ?? [];
  if (missing !== undefined && !/ is empty/.test(bare)) return `The column ${missing} is missing`;
  const [, spoilt] = /^(\S+) holds whole units/.exec(bare) ?? [];
  if (spoilt !== undefined) return `${spoilt} cannot be used (section 1)`;
  return `${bare.slice(0, 1).toUpperCase()}${bare.slice(1)}`;
}

function causeLine(cause: string, { unknown, effects }: Cause): string {
  const verb = unknown.length === 1 ? 'so this is unknown' : 'so these are unknown';
  const words = unknown.length === 0 ? `${cause}.` : `${cause}, ${verb}: ${unknown.join('; ')}.`;
  return [words, ...effects].join(' ');
}

function isTold({ effect }: Gap, { notes }: DataQuality): boolean {
  return notes.some(({ column }) => column !== undefined && effect.includes(column));
}

/** The one thing to do about most of it. */
function advice({ format, columns }: DataQuality, rules: readonly WasteRule[]): string[] {
  const lacksUsageType = columns.some(({ column, state }) => column === 'UsageType' && state !== 'usable');
  if (!lacksUsageType || rules.every(({ state }) => state === 'judged')) return [];
  return wrap(
    `What to do: create a data export in AWS (Billing, Data Exports) of the kind "Cost and usage report" (CUR 2.0) or "FOCUS 1.2 with AWS columns", hourly and with resource ids, and give that instead of this ${format} file.`,
    0,
  );
}

/** Of commitments: how far they are used and reach, where that is known. */
export function renderCommitments({ utilisation, coverage, effectiveSavingsRate, commitments }: Ledger): string[] {
  const told = [
    ...(utilisation.share.kind === 'known' ? [`${percentText(utilisation.share)} of what they cost was used`] : []),
    ...(coverage.share.kind === 'known'
      ? [`they covered ${percentText(coverage.share)} of the usage that they could cover`]
      : []),
    ...(effectiveSavingsRate.share.kind === 'known'
      ? [
          `with all discounts and what lay unused, that usage cost ${percentText(effectiveSavingsRate.share)} less than at list prices`,
        ]
      : []),
  ];
  if (told.length === 0) return [];
  return wrap(`Savings Plans and reservations (${commitments.length}): ${told.join('; ')}.`, 0);
}
