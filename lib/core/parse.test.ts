import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { awsNameOf, fromAwsError } from './aws-errors.ts';
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

  test('names a text that is not JSON', () => {
    expect(() => parseJson(z.unknown(), '{ "a": ', 'test event')).toThrow(/^test event is not JSON/);
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
  });

  test.each([
    ['ThrottlingException', 'throttled', true],
    ['SlowDown', 'throttled', true],
    ['AccessDeniedException', 'access-denied', false],
    ['ExpiredTokenException', 'access-denied', false],
    ['NoSuchKey', 'not-found', false],
    ['InternalError', 'service-unavailable', true],
  ])('of AWS named %s are %s', (name, code, retryable) => {
    const mapped = fromAwsError(Object.assign(new Error('sorry'), { name }), 's3:GetObject');
    expect(mapped).toMatchObject({ code, retryable, message: `s3:GetObject: ${name}: sorry` });
    expect(awsNameOf(mapped)).toBe(name);
  });
});

describe('a hash', () => {
  test('does not run parts together, and tells absent from empty', () => {
    expect(hashOf(['ab', 'c'])).not.toBe(hashOf(['a', 'bc']));
    expect(hashOf(['a', undefined])).not.toBe(hashOf(['a', '']));
    expect(hashOf(['a', 'b'])).toBe(hashOf(['a', 'b']));
  });
});
