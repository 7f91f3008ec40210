import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import { type Filter, type ListFilter, listFilters, type SingleFilter } from './view.ts';

type Token = PropertyFilterProps.Token;

const bounds: Readonly<Record<string, { readonly property: string; readonly operator: '>=' | '<=' }>> = {
  minimumAmount: { property: 'amount', operator: '>=' },
  maximumAmount: { property: 'amount', operator: '<=' },
  minimumAgeDays: { property: 'age', operator: '>=' },
  maximumAgeDays: { property: 'age', operator: '<=' },
};

/** A filter as the tokens that a person sees. */
export function tokensOf(filter: Filter): Token[] {
  const lists = listFilters.flatMap((name): Token[] =>
    filter[name] === undefined ? [] : [{ propertyKey: name, operator: '=', value: filter[name] }],
  );
  const ends = Object.entries(bounds).flatMap(([name, { property, operator }]): Token[] => {
    const value = filter[name as SingleFilter];
    return value === undefined ? [] : [{ propertyKey: property, operator, value }];
  });
  const currency: Token[] =
    filter.currency === undefined ? [] : [{ propertyKey: 'currency', operator: '=', value: filter.currency }];
  const text: Token[] = filter.text === undefined ? [] : [{ operator: ':', value: filter.text }];
  return [...lists, ...ends, ...currency, ...text];
}

/** The filter that tokens state. Of two about one column either may hold; words add up. */
export function filterOf(tokens: readonly Token[]): Filter {
  const lists = new Map<ListFilter, string[]>();
  const singles = new Map<SingleFilter, string>();
  const words: string[] = [];
  for (const { propertyKey, operator, value } of tokens) {
    const values = (Array.isArray(value) ? value : [value]).map(String);
    const list = listFilters.find((name) => name === propertyKey);
    const bound = Object.entries(bounds).find(
      ([, each]) => each.property === propertyKey && each.operator === operator,
    )?.[0];
    if (list !== undefined) lists.set(list, [...new Set([...(lists.get(list) ?? []), ...values])]);
    else if (bound !== undefined) singles.set(bound as SingleFilter, values[0] ?? '');
    else if (propertyKey === 'currency') singles.set('currency', values[0] ?? '');
    else words.push(...values);
  }
  if (words.length > 0) singles.set('text', words.join(' '));
  return Object.fromEntries<readonly string[] | string>([...lists, ...singles]) as Filter;
}
