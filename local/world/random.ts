/**
 * Draws from a seed. Only integer arithmetic, so that one seed gives the same world on any machine. Every part of the
 * world takes its own stream, named by what it is for: a new draw in one part changes no other, and account 1,999 is
 * generated without the 1,999 before it.
 */
export interface Draw {
  /** A whole number from 0 to before `limit`. */
  below(limit: number): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  chance(percent: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** One of the names, each as often as its weight says. */
  weighted<Name extends string>(weights: Readonly<Partial<Record<Name, number>>>): Name;
  /** Lower-case hexadecimal digits. */
  hex(digits: number): string;
  decimal(digits: number): string;
}

/** The stream of that name. */
export function drawFrom(...name: readonly (string | number)[]): Draw {
  const next = generator(hashText(name.join('/')));
  const below = (limit: number) => Math.floor((next() / 2 ** 32) * limit);
  const text = (alphabet: string, digits: number) =>
    Array.from({ length: digits }, () => alphabet.charAt(below(alphabet.length))).join('');
  return {
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (percent) => below(100) < percent,
    pick: ([first, ...rest]) => [first, ...rest][below(rest.length + 1)] ?? first,
    weighted: (weights) => pickWeighted(weights, below),
    hex: (digits) => text('0123456789abcdef', digits),
    decimal: (digits) => text('0123456789', digits),
  };
}

/** 32 bits from text: FNV-1a, then a final mix. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mix(hash);
}

/** 32 bits from two numbers: the same for the same pair, unlike for neighbours. */
export function hashPair(left: number, right: number): number {
  return mix(Math.imul(left ^ 0x9e3779b9, 0x85ebca6b) ^ mix(right));
}

/** The finaliser of MurmurHash3. */
function mix(value: number): number {
  const first = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return (second ^ (second >>> 16)) >>> 0;
}

/** Mulberry32: a small generator with a period of 2^32, far more than any stream here takes. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const first = Math.imul(state ^ (state >>> 15), state | 1);
    const second = first ^ (first + Math.imul(first ^ (first >>> 7), first | 61));
    return (second ^ (second >>> 14)) >>> 0;
  };
}

function pickWeighted<Name extends string>(
  weights: Readonly<Partial<Record<Name, number>>>,
  below: (limit: number) => number,
): Name {
  const names = Object.keys(weights) as Name[];
  const weightOf = (name: Name) => weights[name] ?? 0;
  const total = names.reduce((sum, name) => sum + weightOf(name), 0);
  let left = below(total);
  for (const name of names) {
    left -= weightOf(name);
    if (left < 0) return name;
  }
  throw new RangeError('a weighted draw needs at least one positive weight');
}
