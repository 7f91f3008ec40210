import type { Gap, GapCode } from '../../../lib/core/gap.ts';
import type { Refusal } from './facts.ts';

interface Told {
  readonly code: GapCode;
  readonly remedy: (call: string) => string;
}

const askLater = () => 'Ask again later.';

const toldByReason: Readonly<Partial<Record<Refusal['code'], Told>>> = {
  'access-denied': {
    code: 'access-denied',
    remedy: (call) => `Allow ${call} in the policy of the role that asks.`,
  },
  'plan-required': {
    code: 'plan-required',
    remedy: () =>
      'Trusted Advisor’s cost checks need the plan AWS Business Support+, Enterprise Support or Unified Operations (Business Support and Enterprise On-Ramp are valid until 2027-01-01).',
  },
  throttled: {
    code: 'throttled',
    remedy: () => 'Ask again some minutes later: AWS limits how often an account may ask.',
  },
  timeout: { code: 'timeout', remedy: () => 'Ask again with a later deadline, or for fewer services.' },
  'not-found': { code: 'no-data', remedy: askLater },
  'service-unavailable': { code: 'no-data', remedy: askLater },
};

const unexpected: Told = {
  code: 'unusable-data',
  remedy: () => 'Compare with the Trusted Advisor console, and tell whoever keeps the mesh.',
};

/** AWS's names of an identity that is not known or not valid any more, where no policy would help. */
const credentialErrors =
  /^(ExpiredToken|UnrecognizedClient|InvalidClientTokenId|InvalidAccessKeyId|InvalidSignature|SignatureDoesNotMatch|CredentialsProviderError)/;

/** What was not answered, as a gap. @param effect one sentence: what the answer lacks for it */
export function gapOf({ call, code: reason, name, message }: Refusal, since: string, effect: string): Gap {
  const { code, remedy } = toldByReason[reason] ?? unexpected;
  return {
    source: call,
    code,
    since,
    effect: `${effect} ${code === 'timeout' ? 'There was no answer in time.' : `AWS says: ${name}: ${message}`}`,
    remedy: credentialErrors.test(name) ? 'Renew the credentials that the question is asked with.' : remedy(call),
  };
}
