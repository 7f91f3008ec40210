import { AwsError } from './aws-error.ts';
import type { Dialect } from './wire.ts';

/** Why a request's authentication is refused. */
export type Refusal = 'missing' | 'malformed' | 'unknown-key' | 'mismatch' | 'skewed' | 'expired' | 'too-large';

type Answer = readonly [code: string, status: number];

const S3: Record<Refusal, Answer> = {
  missing: ['AccessDenied', 403],
  malformed: ['AuthorizationHeaderMalformed', 400],
  'unknown-key': ['InvalidAccessKeyId', 403],
  mismatch: ['SignatureDoesNotMatch', 403],
  skewed: ['RequestTimeTooSkewed', 403],
  expired: ['AccessDenied', 403],
  'too-large': ['EntityTooLarge', 400],
};

const QUERY: Record<Refusal, Answer> = {
  missing: ['MissingAuthenticationToken', 403],
  malformed: ['IncompleteSignature', 400],
  'unknown-key': ['InvalidClientTokenId', 403],
  mismatch: ['SignatureDoesNotMatch', 403],
  skewed: ['SignatureDoesNotMatch', 403],
  expired: ['SignatureDoesNotMatch', 403],
  'too-large': ['RequestEntityTooLarge', 413],
};

// Source: "Common errors" of the DynamoDB, EventBridge and Lambda API references.
const JSON_CODES: Record<Refusal, string> = {
  missing: 'MissingAuthenticationTokenException',
  malformed: 'IncompleteSignatureException',
  'unknown-key': 'UnrecognizedClientException',
  mismatch: 'InvalidSignatureException',
  skewed: 'InvalidSignatureException',
  expired: 'InvalidSignatureException',
  'too-large': 'RequestEntityTooLargeException',
};

/** The error that a service of this dialect answers, with its own code and status for the same cause. */
export function refuse(refusal: Refusal, dialect: Dialect, message: string): AwsError {
  const [code, status] = answerOf(refusal, dialect);
  return new AwsError(code, status, message);
}

function answerOf(refusal: Refusal, dialect: Dialect): Answer {
  if (dialect === 's3') return S3[refusal];
  if (dialect === 'query') return QUERY[refusal];
  if (refusal === 'too-large') return [JSON_CODES[refusal], 413];
  // awsJson services answer every one of these with 400, REST JSON services with 403.
  return [JSON_CODES[refusal], dialect === 'json' ? 400 : 403];
}
