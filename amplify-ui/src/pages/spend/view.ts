import type { SpendQuery } from '../../api/types.ts';

export const dimensions = ['service', 'account', 'region', 'charge-category', 'usage-type', 'owner'] as const;
export type Dimension = (typeof dimensions)[number];
export const grains = ['day', 'month'] as const;
export const costKinds = ['effective', 'billed', 'contracted', 'list'] as const;
export type CostKind = (typeof costKinds)[number];

/** What the page shows; all of it is in the address. */
export interface SpendView {
  readonly first: Dimension;
  readonly second: Dimension | undefined;
  readonly grain: (typeof grains)[number];
  readonly costKind: CostKind;
}

export const dimensionWords: Readonly<Record<Dimension, string>> = {
  service: 'Service',
  account: 'Account',
  region: 'Region',
  'charge-category': 'Kind of charge',
  'usage-type': 'Usage type',
  owner: 'Owner',
};

/** What each cost is, in a sentence. */
export const costKindWords: Readonly<Record<CostKind, { readonly name: string; readonly says: string }>> = {
  effective: { name: 'Effective', says: 'What was paid before is spread over the time that it is for.' },
  billed: { name: 'Billed', says: 'What the invoices ask for, when they ask for it.' },
  contracted: { name: 'Contracted', says: 'At negotiated prices, before commitments.' },
  list: { name: 'List', says: 'At public prices.' },
};

/** What is shown, in a sentence; by day also why the first days of months tower over the others. */
export function explainView({ costKind, grain }: SpendView): string {
  const { says } = costKindWords[costKind];
  if (grain === 'month') return says;
  return `${says} What is charged for a whole month, such as support and tax, stands on its first day.`;
}

export function readSpendView(params: URLSearchParams): SpendView {
  const [first, second] = params.getAll('by').flatMap((name) => dimensions.find((each) => each === name) ?? []);
  return {
    first: first ?? 'service',
    second: second === first ? undefined : second,
    grain: grains.find((each) => each === params.get('grain')) ?? 'day',
    costKind: costKinds.find((each) => each === params.get('costKind')) ?? 'effective',
  };
}

export function writeSpendView({ first, second, grain, costKind }: SpendView): URLSearchParams {
  const params = new URLSearchParams({ grain, costKind });
  for (const dimension of [first, second]) if (dimension !== undefined) params.append('by', dimension);
  return params;
}

export function spendQueryOf({ first, second, grain, costKind }: SpendView): SpendQuery {
  return { by: second === undefined ? [first] : [first, second], grain, costKind };
}
