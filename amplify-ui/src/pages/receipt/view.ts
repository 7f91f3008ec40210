import type { LinesWanted } from '../../api/use-receipt.ts';
import { besideWords, struckWords } from '../../format/words.ts';

type Kind = NonNullable<LinesWanted['kind']>;
export type LineView = Omit<LinesWanted, 'analysis'>;

/** What lines can be chosen by, in words. */
export const kindWords: Readonly<Record<string, string>> = { counted: 'What counts', ...struckWords, ...besideWords };
const sorts = ['place', 'stated', '-stated', 'counted', '-counted'] as const satisfies LineView['sort'][];
const usualSort = '-stated';

/** Which lines an address shows. */
export function readLineView(params: URLSearchParams): LineView {
  const kind = params.get('lines') ?? '';
  const page = Number(params.get('page') ?? 1);
  return {
    kind: Object.hasOwn(kindWords, kind) ? (kind as Kind) : undefined,
    text: params.get('find') ?? '',
    sort: sorts.find((each) => each === params.get('sort')) ?? usualSort,
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** The address of other lines; what else it says, such as of which analysis, it keeps. */
export function writeLineView(params: URLSearchParams, { kind, text, sort, page }: LineView): URLSearchParams {
  const changed = new URLSearchParams(params);
  const set = (name: string, value: string | undefined, usual: string) => {
    if (value === undefined || value === usual) changed.delete(name);
    else changed.set(name, value);
  };
  set('lines', kind, '');
  set('find', text, '');
  set('sort', sort, usualSort);
  set('page', String(page), '1');
  return changed;
}
