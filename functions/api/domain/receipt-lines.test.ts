import { expect, test } from 'vitest';
import type { ReceiptEntry } from '../../../lib/core/analysis.ts';
import { money } from '../../../lib/core/money.ts';
import { type BookLine, createLineMaker, type LinesWanted, selectLines } from './receipt-lines.ts';

const usd = (amount: string) => money(amount, 'USD');

function line(opportunityId: string, stated: string, counted: string, why?: string): ReceiptEntry {
  const struck = why === undefined ? [] : [{ amount: usd('1'), reason: 'duplicate' as const, text: why }];
  return {
    kind: 'line',
    currency: 'USD',
    line: { opportunityId, findingId: opportunityId, stated: usd(stated), counted: usd(counted), struck },
  };
}

const beside: ReceiptEntry = {
  kind: 'beside',
  currency: 'USD',
  beside: {
    findingId: 'z',
    kind: 'unknown',
    estimate: { kind: 'unknown', reason: 'nobody states it' },
    text: 'Nobody states its Price',
  },
};

function book(...entries: ReceiptEntry[]): BookLine[] {
  return entries.map(createLineMaker());
}

const names: Readonly<Record<string, string>> = { a: 'i-1\nsearch-node', b: 'i-2\nmail-relay' };
const find = (lines: readonly BookLine[], wanted: Partial<LinesWanted>) =>
  selectLines(lines, { sort: 'place', ...wanted }, (id) => names[id] ?? '');

const lines = book(
  line('a', '10', '10'),
  line('b', '30', '0', 'The Hub says the same'),
  beside,
  line('a', '9.5', '2', 'x'),
);

test.each<[Partial<LinesWanted>, number[]]>([
  [{}, [0, 1, 2, 3]],
  [{ kind: 'counted' }, [0, 3]],
  [{ kind: 'duplicate' }, [1, 3]],
  [{ kind: 'unknown' }, [2]],
  [{ text: 'MAIL' }, [1]],
  [{ text: 'hub relay' }, [1]],
  [{ text: 'hub search' }, []],
  [{ text: 'price' }, [2]],
  [{ sort: '-stated' }, [1, 0, 3, 2]],
  [{ sort: 'stated' }, [2, 3, 0, 1]],
  [{ sort: '-counted', kind: 'counted' }, [0, 3]],
])('%j finds the lines at %j', (wanted, places) => {
  expect(find(lines, wanted)).toEqual(places);
});

test('lines of one size stay in the order of the receipt, whichever way they are sorted', () => {
  const same = book(line('a', '5', '5'), line('b', '5', '5'), beside, beside);
  expect(find(same, { sort: '-stated' })).toEqual([0, 1, 2, 3]);
  expect(find(same, { sort: 'stated' })).toEqual([2, 3, 0, 1]);
});
