import { expect, test } from 'vitest';
import { commitmentsOf } from './ending.ts';

const asOf = '2026-11-20T09:00:00.000Z';
const usd = (amount: string) => ({ amount, currency: 'USD' });

function use(id: string, unused: string, end?: string) {
  const utilisation = { kind: 'known' as const, value: '1' };
  const share = { utilisation, used: usd('1'), unused: usd(unused), ...(end !== undefined && { end }) };
  return { id, type: 'Savings Plan', accountId: null, ...share };
}

test('what ends soon stands first, the soonest before all; then what lies unused most', () => {
  const uses = [use('a', '1'), use('b', '0', '2027-01-19'), use('c', '9', '2028-01-01'), use('d', '0', '2026-11-21')];
  const sorted = commitmentsOf(uses, asOf).map(({ id, endsInDays }) => [id, endsInDays]);
  expect(sorted).toEqual([
    ['d', 1],
    ['b', 60],
    ['c', undefined],
    ['a', undefined],
  ]);
});

test.each(['2027-01-20', '2026-11-19'])('an end on %s is not soon: later than in 60 days, or past', (end) => {
  expect(commitmentsOf([use('a', '0', end)], asOf)[0]?.endsInDays).toBeUndefined();
});
