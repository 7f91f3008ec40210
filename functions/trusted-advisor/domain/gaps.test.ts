import { expect, test } from 'vitest';
import { Gap } from '../../../lib/core/gap.ts';
import type { Refusal } from './facts.ts';
import { lostCheckGaps } from './gaps.ts';
import { gapOf } from './refusal-gap.ts';

const since = '2026-11-01T00:00:00Z';

test.each([
  ['access-denied', 'AccessDeniedException', 'access-denied', 'Allow trustedadvisor:ListChecks in the policy'],
  ['access-denied', 'ExpiredTokenException', 'access-denied', 'Renew the credentials'],
  ['access-denied', 'CredentialsProviderError', 'access-denied', 'Renew the credentials'],
  ['plan-required', 'SubscriptionRequiredException', 'plan-required', 'AWS Business Support+'],
  ['throttled', 'ThrottlingException', 'throttled', 'some minutes later'],
  ['timeout', 'AbortError', 'timeout', 'later deadline'],
  ['not-found', 'ResourceNotFoundException', 'no-data', 'Ask again later'],
  ['service-unavailable', 'InternalServerException', 'no-data', 'Ask again later'],
  ['bad-input', 'ValidationException', 'unusable-data', 'console'],
] satisfies [Refusal['code'], string, string, string][])(
  'a refusal of code %s (%s) is a gap of code %s whose remedy is to %s',
  (reason, name, code, remedy) => {
    const refusal = { call: 'trustedadvisor:ListChecks', code: reason, name, message: 'said so' };
    const gap = gapOf(refusal, since, 'Something is missing.');
    expect(Gap.parse(gap)).toEqual({
      source: 'trustedadvisor:ListChecks',
      code,
      since,
      effect: `Something is missing. ${reason === 'timeout' ? 'There was no answer in time.' : `AWS says: ${name}: said so`}`,
      remedy: expect.stringContaining(remedy),
    });
  },
);

test('checks that were lost for one reason are one gap, which names the first eight of them', () => {
  const refusal = { call: 'a:Call', code: 'throttled', name: 'ThrottlingException', message: 'slower' } as const;
  const lost = Array.from({ length: 10 }, (_, index) => ({ refusal, check: `check ${index}` }));
  const timedOut = { refusal: { ...refusal, code: 'timeout', name: 'AbortError' } as const, check: 'check 10' };

  const gaps = lostCheckGaps([...lost, timedOut], since);

  expect(gaps.map(({ code }) => code)).toEqual(['throttled', 'timeout']);
  expect(gaps[0]?.effect).toContain('“check 7” and 2 more');
});
