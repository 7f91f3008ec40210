import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { hasCode, MeshError } from './errors.ts';
import { hashOf } from './hash.ts';
import { parse, parseJson } from './parse.ts';
import { Settings } from './settings.ts';

describe('parsing', () => {
  test('names the value, the field and what is wrong with it', () => {
    const schema = z.strictObject({ region: z.string(), limits: z.strictObject({ pages: z.int() }) });
    expect(() => parse(schema, { region: 'us-east-1', limits: { pages: 1.5 } }, 'request')).toThrow(
      /^request: limits\.pages: .*int/,
    );
  });

  test('tells several things at once, five at most, and of the value itself without a field', () => {
    const schema = z.strictObject({ a: z.int(), b: z.int(), c: z.int(), d: z.int(), e: z.int(), f: z.int() });
    const wrong = { a: 'x', b: 'x', c: 'x', d: 'x', e: 'x', f: 'x' };
    expect(() => parse(schema, wrong, 'request')).toThrow(
      /^request: a: [^;]+; b: [^;]+; c: [^;]+; d: [^;]+; e: [^;]+$/,
    );
    expect(() => parse(z.string(), 5, 'name')).toThrow(/^name: Invalid/);
  });

  test('is the error that the caller names, else a bad input, and keeps what was found', () => {
    const wrong = () => parse(z.int(), 'x', 'size');
    expect(wrong).toThrow(expect.objectContaining({ code: 'bad-input', cause: expect.any(z.core.$ZodError) }));
    expect(() => parse(z.int(), 'x', 'size', 'corrupt-data')).toThrow(
      expect.objectContaining({ code: 'corrupt-data' }),
    );
  });

  test('names a text that is not JSON', () => {
    const cut = () => parseJson(z.unknown(), '{ "a": ', 'test event');
    expect(cut).toThrow(/^test event is not JSON/);
    expect(cut).toThrow(expect.objectContaining({ code: 'bad-input', cause: expect.any(SyntaxError) }));
    const stored = () => parseJson(z.unknown(), '{', 'report', 'corrupt-data');
    expect(stored).toThrow(expect.objectContaining({ code: 'corrupt-data' }));
  });

  test('gives every setting a default, and refuses a key that it does not know', () => {
    expect(parse(Settings, {}, 'settings')).toMatchObject({ minimumSaving: '1', ownerTags: ['owner', 'team'] });
    expect(() => parse(Settings, { ownerTag: 'team' }, 'settings')).toThrow(/ownerTag/);
  });
});

describe('errors', () => {
  test('are told apart by code, also across bundles that hold their own copy of the class', () => {
    const foreign = Object.assign(new Error('lost'), { code: 'lost-race' });
    expect(hasCode(foreign, 'lost-race')).toBe(true);
    expect(hasCode(new MeshError('timeout', 'late'), 'lost-race')).toBe(false);
    expect(hasCode('lost-race', 'lost-race')).toBe(false);
    expect(hasCode(new Error('lost-race'), 'lost-race')).toBe(false);
  });
});

describe('a hash', () => {
  test('does not run parts together, and tells absent from empty', () => {
    expect(hashOf(['ab', 'c'])).not.toBe(hashOf(['a', 'bc']));
    expect(hashOf(['a', undefined])).not.toBe(hashOf(['a', '']));
    expect(hashOf(['a', 'b'])).toBe(hashOf(['a', 'b']));
  });
});
