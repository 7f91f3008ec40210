import colors from 'picocolors';

/** What fits on a terminal that nobody widened, and on a printed page. */
export const width = 100;

export const { bold, dim, green, red, yellow } = colors;

/** Text on the left, an amount on the right, over the whole width. */
export function ends(left: string, right: string, indent = 0): string {
  const room = width - indent - right.length - 1;
  return `${' '.repeat(indent)}${shorten(left, room).padEnd(room)} ${right}`;
}

/** Cut to a length, with an ellipsis where something is missing. Control characters never reach the terminal. */
export function shorten(text: string, length: number): string {
  const clean = text.replace(/\p{C}/gu, '?');
  return clean.length <= length ? clean : `${clean.slice(0, Math.max(0, length - 1))}…`;
}

/** Words over several lines, none longer than the width. */
export function wrap(text: string, indent: number): string[] {
  const room = width - indent;
  const lines: string[] = [];
  let line = '';
  for (const word of text.replace(/\p{C}/gu, '?').split(/ +/)) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => ' '.repeat(indent) + shorten(each, room));
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
      return right === true ? cell.padStart(room) : cell.padEnd(room);
    })
    .join(' ')
    .trimEnd();
}
