import type { DataNote, DataQuality } from '../../../../lib/core/data-quality.ts';
import { shiftDays } from '../../../../lib/core/period.ts';
import { count } from '../amounts.ts';
import { bold, wrap } from '../layout.ts';
import { bullet, listText, monthText, periodText } from './words.ts';

/** Notes of what the file lacks stand where it is told what cannot be said. */
const aboutLacks = /^column-(missing|empty)$/;
/** A cost that the format does not have is no fault of the file. */
const lacksColumn = /: the export has no column for it/;
const aboutCosts = /-cost-unusable$/;
const shownFiles = 5;

/** What was read and how good it is. It stands before every figure. */
export function renderQuality(quality: DataQuality, asOf: string, now: Date): string[] {
  const { notes, files } = quality;
  const left = files.filter(({ counted }) => !counted);
  const faults = notes.filter(({ code, text }) => !aboutLacks.test(code) && !lacksColumn.test(text));
  const told = [
    ...unusableCosts(faults.filter(({ code }) => aboutCosts.test(code))),
    ...faults.filter(({ code }) => !aboutCosts.test(code)).map(sentenceOf),
    ...left
      .slice(0, shownFiles)
      .map(({ name, why }) => `${name} is not counted: ${why ?? 'it is no part of the bill'}.`),
    ...(left.length > shownFiles ? [`${left.length - shownFiles} more files are not counted.`] : []),
    ...clockNote(quality, asOf, now),
  ];
  return [
    bold('1. WHAT WAS READ, AND HOW GOOD IT IS'),
    ...wrap(whatWasRead(quality), 0),
    ...(told.length === 0
      ? ['Nothing is wrong with it.']
      : ['Before you trust the figures:', ...told.flatMap((each) => bullet(each))]),
  ];
}

function whatWasRead({
  format,
  formatForced,
  files,
  rows,
  period,
  months,
  currencies,
  providers,
}: DataQuality): string {
  const counted = files.filter((file) => file.counted).length;
  const named = providers.map((provider) => provider ?? 'a provider without a name');
  const read = `${count(counted, 'file')} in the format ${format}${formatForced ? ' (as you said)' : ''}, ${count(rows, 'row')}`;
  const of = `charges of ${listText(named)} from ${periodText(period)}, in ${listText(currencies)}`;
  const open = months.filter(({ state }) => state === 'open').map(({ month }) => monthText(month));
  const end =
    open.length === 0
      ? 'No more charges are expected for that time.'
      : `${listText(open)} is not over, or AWS may still change it.`;
  return `${read}: ${of}. ${end}`;
}

/** Two columns that were spoilt in the same way are one thing to know. */
function unusableCosts(notes: readonly DataNote[]): string[] {
  const groups = Map.groupBy(notes, ({ text, column = '' }) => text.slice(text.indexOf(column) + column.length));
  return [...groups].map(([why, alike]) => {
    const columns = listText(alike.map(({ column = '' }) => column));
    const verb = alike.length === 1 ? 'is' : 'are';
    const whose = /^\S+ cost of (.+?):/.exec(alike[0]?.text ?? '')?.[1];
    const where = whose === undefined ? '' : ` of ${whose}`;
    return `${columns}${where} cannot be used and ${verb} not used: ${why.trim().replace(/^(holds|is) /, alike.length === 1 ? '$1 ' : 'each $1 ')} Figures below are what was billed (BilledCost).`;
  });
}

function sentenceOf({ text, effect }: DataNote): string {
  return `${text} ${effect}`;
}

/** An export that ended long ago is read as it was then: else all that it says would be out of date. */
function clockNote({ period }: DataQuality, asOf: string, now: Date): string[] {
  const day = asOf.slice(0, 10);
  if (day === now.toISOString().slice(0, 10)) return [];
  return [`The last charge is of ${shiftDays(period.end, -1)}: all is said as of ${day}, and not as of today.`];
}
