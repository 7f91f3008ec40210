import { createColors } from 'picocolors';

/** What fits on a terminal that nobody widened, and on a printed page. */
export const width = 100;

/** Colour is for a terminal: in a file, a pipe or a log of a build it would be noise. */
const isColourful = process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
export const { bold, dim, green, yellow } = createColors(isColourful);

/** Characters of two columns: East Asian wide ones and emoji (Unicode Standard Annex 11, near enough for names). */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60]/u;
/** Characters of none: they stand on the one before them. */
const combining = /\p{M}/u;

/** Text on the left, an amount on the right, over the whole width. */
export function ends(left: string, right: string, indent = 0): string {
  const room = width - indent - columnsOf(right) - 1;
  return `${' '.repeat(indent)}${padEnd(shorten(left, room), room)} ${right}`;
}

/** The same where the text may take several lines: the amount stands in the first one. */
export function endsOver(left: string, right: string, indent: number): string[] {
  const room = width - indent - columnsOf(right) - 1;
  const [first = '', ...more] = linesOf(left, room);
  return [ends(first, right, indent), ...more.map((line) => ' '.repeat(indent) + line)];
}

/** Cut to that many columns, with an ellipsis where something is missing. No control character reaches a terminal. */
export function shorten(text: string, columns: number): string {
  const clean = text.replace(/\p{C}/gu, '?');
  if (columnsOf(clean) <= columns) return clean;
  return `${cut(clean, columns - 1)}…`;
}

/** How many columns a text takes on a terminal. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += columnsOfCharacter(character);
  return columns;
}

/** Words over several lines, none longer than the width; a word that alone is longer goes on in the next line. */
export function wrap(text: string, indent: number): string[] {
  return linesOf(text, width - indent).map((line) => ' '.repeat(indent) + line);
}

function linesOf(text: string, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.replace(/\p{C}/gu, '?').split(/ +/)) {
    if (line !== '' && columnsOf(line) + 1 + columnsOf(word) > room) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
    while (columnsOf(line) > room) {
      const head = cut(line, room);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  return [...lines, line];
}

export function rule(character: string): string {
  return character.repeat(width);
}

/** A column of a table: its heading, its width, and on which side its text stands. */
export interface Column {
  readonly heading: string;
  readonly width: number;
  readonly right?: boolean;
}

export function tableRow(columns: readonly Column[], cells: readonly string[]): string {
  return columns
    .map(({ width: room, right }, index) => {
      const cell = shorten(cells[index] ?? '', room);
      return right === true ? `${' '.repeat(room - columnsOf(cell))}${cell}` : padEnd(cell, room);
    })
    .join(' ')
    .trimEnd();
}

function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}

function cut(text: string, columns: number): string {
  let kept = '';
  let left = columns;
  for (const character of text) {
    left -= columnsOfCharacter(character);
    if (left < 0) break;
    kept += character;
  }
  return kept;
}

function columnsOfCharacter(character: string): number {
  if (character < '\u0300') return 1;
  if (combining.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}
