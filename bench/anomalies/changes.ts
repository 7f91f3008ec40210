import type { Draw } from '../../local/world/random.ts';
import type { Item } from './item.ts';

/** Percent of services in whose year people change something for good. */
const changedPercent = 45;
const kinds = ['more', 'more', 'fewer', 'another type', 'new', 'given up', 'cheaper', 'adopted'] as const;
/** Days at each end of the year without a change. */
const margin = 35;

/**
 * The items of a service with what people change for good: more or fewer of something, another type in place of one,
 * something new, something that is given up, a price that falls, a service that is
 * used from then on. None of it is unusual: it stays.
 */
export function changesOf(draw: Draw, items: Item[]): Item[] {
  const [first] = items;
  if (first === undefined || !draw.chance(changedPercent)) return items;
  const length = first.quantity.length;
  const at = draw.between(margin, length - margin);
  const item = draw.pick([first, ...items.slice(1)]);
  switch (draw.pick(kinds)) {
    case 'more':
      return replaced(items, item, { quantity: steppedBy(item.quantity, at, 1 + draw.between(10, 90) / 100) });
    case 'fewer':
      return replaced(items, item, { quantity: steppedBy(item.quantity, at, 1 - draw.between(10, 60) / 100) });
    case 'another type':
      return [...replaced(items, item, { quantity: steppedBy(item.quantity, at, 0) }), successor(item, at, 0.8)];
    case 'new':
      return [...items, successor(item, at, draw.between(10, 100) / 100)];
    case 'given up':
      return items.length === 1 ? items : replaced(items, item, { quantity: steppedBy(item.quantity, at, 0) });
    case 'adopted':
      return items.map((each) => ({ ...each, quantity: each.quantity.map((value, day) => (day < at ? 0 : value)) }));
    case 'cheaper':
      return replaced(items, item, { price: steppedBy(item.price, at, 0.85) });
  }
}

function steppedBy(values: readonly number[], from: number, factor: number): number[] {
  return values.map((value, at) => (at < from ? value : value * factor));
}

/** An item that begins on a day, used as another one and at a part of its cost. */
function successor(item: Item, from: number, part: number): Item {
  return {
    ...item,
    name: `${item.name} (next)`,
    quantity: item.quantity.map((value, at) => (at < from ? 0 : value)),
    price: item.price.map((price) => price * part),
  };
}

function replaced(items: readonly Item[], old: Item, change: Partial<Item>): Item[] {
  return items.map((item) => (item === old ? { ...item, ...change } : item));
}
