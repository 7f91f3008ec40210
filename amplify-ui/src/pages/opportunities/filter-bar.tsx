import PropertyFilter, { type PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import { useState } from 'react';
import type { SumGroup } from '../../api/types.ts';
import { type Grouping, useGroups } from '../../api/use-opportunities.ts';
import { actionWords, levelWords, serviceName, serviceWords, statusWords } from '../../format/words.ts';
import { filterOf, tokensOf } from './tokens.ts';
import type { Filter } from './view.ts';

type Property = PropertyFilterProps.FilteringProperty;

/** Any of some values, each by its word where it is a code. */
const anyOf = (words: Readonly<Record<string, string>>): Property['operators'] => [
  {
    operator: '=',
    tokenType: 'enum',
    format: (values: unknown) =>
      [values]
        .flat()
        .map((value) => words[String(value)] ?? String(value))
        .join(', '),
  },
];

const property = (key: string, label: string, operators: Property['operators'] = anyOf({})): Property => ({
  ...{ key, operators, propertyLabel: label, groupValuesLabel: `Values of ${label.toLowerCase()}` },
});

const gradeWords = { A: 'A, measured with memory or no use at all', B: 'B, measured', C: 'C, a rule of thumb' };

const properties: Property[] = [
  property('service', 'Service', anyOf(serviceWords)),
  property('account', 'Account'),
  property('region', 'Region'),
  property('owner', 'Owner', anyOf({ '': 'Nobody named' })),
  property('tag', 'Owner tag'),
  property('action', 'Action', anyOf(actionWords)),
  property('status', 'Status', anyOf(statusWords)),
  property('effort', 'Effort', anyOf(levelWords)),
  property('risk', 'Risk', anyOf(levelWords)),
  property('grade', 'Grade of evidence'),
  property('facet', 'Part of the resource'),
  property('resourceType', 'Resource type'),
  property('amount', 'Saving a month', ['>=', '<=']),
  property('age', 'Age in days', ['>=', '<=']),
];

const fixed: PropertyFilterProps.FilteringOption[] = [
  ...optionsOf('action', actionWords),
  ...optionsOf('status', statusWords),
  ...optionsOf('effort', levelWords),
  ...optionsOf('risk', levelWords),
  ...optionsOf('grade', gradeWords),
];

/** Columns whose values only the mesh knows, and how it sums by them. */
const groupings: Readonly<Record<string, Grouping>> = {
  service: 'service',
  account: 'account',
  region: 'region',
  owner: 'owner',
  tag: 'team',
  facet: 'facet',
};

/** Filters by every column; free text finds names and ids. */
export function FilterBar({
  filter,
  countText,
  onChange,
}: {
  readonly filter: Filter;
  readonly countText: string;
  readonly onChange: (filter: Filter) => void;
}) {
  const [asked, setAsked] = useState<string>();
  const grouping = asked === undefined ? undefined : groupings[asked];
  const { data, isFetching } = useGroups(grouping);
  const known = asked === undefined ? [] : (data?.groups ?? []).flatMap((group) => optionOf(asked, group));
  return (
    <PropertyFilter
      query={{ tokens: tokensOf(filter), operation: 'and' }}
      onChange={({ detail }) => onChange(filterOf(detail.tokens))}
      filteringProperties={properties}
      filteringOptions={[...fixed, ...known]}
      onLoadItems={({ detail }) => setAsked(detail.filteringProperty?.key)}
      filteringStatusType={grouping !== undefined && isFetching ? 'loading' : 'finished'}
      filteringLoadingText="Loading values"
      filteringPlaceholder="Filter by service, team, amount, name ..."
      filteringAriaLabel="Filter the opportunities"
      freeTextFiltering={{ operators: [':'], defaultOperator: ':' }}
      countText={countText}
      readOnlyOperations
      expandToViewport
    />
  );
}

function optionOf(propertyKey: string, { value, count }: SumGroup): PropertyFilterProps.FilteringOption[] {
  const tags = [String(count)];
  if (propertyKey === 'tag') return value === null ? [] : [{ propertyKey, value: `team=${value}`, tags }];
  if (value === null) return propertyKey === 'owner' ? [{ propertyKey, value: '', label: 'Nobody named', tags }] : [];
  return [{ propertyKey, value, label: propertyKey === 'service' ? serviceName(value) : value, tags }];
}

function optionsOf(
  propertyKey: string,
  words: Readonly<Record<string, string>>,
): PropertyFilterProps.FilteringOption[] {
  return Object.entries(words).map(([value, label]) => ({ propertyKey, value, label }));
}
