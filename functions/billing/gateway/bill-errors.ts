import { MeshError } from '../../../lib/core/errors.ts';

/** Characters of a foreign text that a message shows. */
const shownCharacters = 60;

/**
 * Something is wrong with an export.
 *
 * @param where file, row and column as far as they are known; row 0 is the line of their names
 * @param what one sentence: what is wrong, and what is allowed or to be done
 */
export function badFile(
  where: { readonly file: string; readonly row?: number | undefined; readonly column?: string | undefined },
  what: string,
  cause?: unknown,
): MeshError {
  const { file, row, column } = where;
  const place = [
    shown(file),
    ...(row === undefined ? [] : [row === 0 ? 'the first line' : `row ${row}`]),
    ...(column === undefined ? [] : [`column ${shown(column)}`]),
  ].join(', ');
  return new MeshError('bad-input', `${place}: ${what}`, { cause });
}

/** A foreign text as a message may show it: short, on one line, without control characters. */
export function shown(text: string): string {
  const clean = text.replace(/\p{C}+/gu, ' ').trim();
  return clean.length > shownCharacters ? `${clean.slice(0, shownCharacters)}…` : clean;
}
