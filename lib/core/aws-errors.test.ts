import { describe, expect, test } from 'vitest';
import { awsNameOf, awsStatusOf, fromAwsError } from './aws-errors.ts';
import { MeshError } from './errors.ts';

const named = (name: string, more: object = {}) => Object.assign(new Error('sorry'), { name, ...more });

describe('an error of AWS', () => {
  test.each([
    ['ThrottlingException', 'throttled', true],
    ['SlowDown', 'throttled', true],
    ['AccessDeniedException', 'access-denied', false],
    ['ExpiredTokenException', 'access-denied', false],
    ['NoSuchKey', 'not-found', false],
    ['InternalError', 'service-unavailable', true],
  ])('named %s is %s', (name, code, retryable) => {
    const mapped = fromAwsError(named(name), 's3:GetObject');
    expect(mapped).toMatchObject({ code, retryable, message: `s3:GetObject: ${name}: sorry` });
    expect(awsNameOf(mapped)).toBe(name);
  });

  test('that is the mesh’s own already stays as it is', () => {
    const own = new MeshError('cost-cap', 'the cap is reached');
    expect(fromAwsError(own, 'ce:GetCostAndUsage')).toBe(own);
  });

  test('that is no error at all is told as it was thrown', () => {
    const mapped = fromAwsError('gone', 's3:GetObject');
    expect(mapped).toMatchObject({ code: 'service-unavailable', message: 's3:GetObject: Error: gone' });
    expect(awsNameOf('gone')).toBeUndefined();
    expect(awsNameOf(undefined)).toBeUndefined();
  });

  test('keeps its own name where something else caused it', () => {
    expect(awsNameOf(Object.assign(named('NoSuchKey'), { cause: new Error('socket') }))).toBe('NoSuchKey');
    expect(awsNameOf(new MeshError('not-found', 'no such report'))).toBe('not-found');
  });

  test.each([
    ['answered', named('NoSuchKey', { $metadata: { httpStatusCode: 404 } }), 404],
    ['of a cut line', named('TimeoutError', { $metadata: {} }), undefined],
    ['of another kind', named('TypeError'), undefined],
    ['that is nothing', null, undefined],
    ['that is a text', 'gone', undefined],
    ['that is not there', undefined, undefined],
  ])('%s has the status that AWS answered with', (_, error, status) => {
    expect(awsStatusOf(error)).toBe(status);
  });
});
