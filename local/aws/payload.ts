import { hash } from 'node:crypto';
import { AwsError } from './aws-error.ts';
import type { RequestHead } from './service.ts';
import type { Claim } from './sigv4-claim.ts';
import { refuse } from './sigv4-refusal.ts';
import { dialectOf } from './wire.ts';

/** The literal of a body whose SHA-256 the client did not sign. */
const UNSIGNED = 'UNSIGNED-PAYLOAD';
/** The literal of an aws-chunked body that ends with a checksum; only PutObject takes it. */
export const UNSIGNED_TRAILER = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';
/** Source: S3 API reference, "x-amz-content-sha256"; chunks signed one by one are sent by no client of the mesh. */
const NOT_EMBEDDED = /^STREAMING-AWS4-/;

/**
 * The payload hash as the request declares it, known before its body: S3's is the header, or a presigned URL's
 * literal. Undefined where the service signs the body's own hash. Throws the AWS error for one that is not allowed.
 */
export function declaredPayloadHash({ headers }: RequestHead, claim: Claim): string | undefined {
  if (claim.service !== 's3') return undefined;
  const declared = headers['x-amz-content-sha256'] ?? (claim.kind === 'presigned' ? UNSIGNED : undefined);
  if (declared === undefined) {
    throw new AwsError('InvalidRequest', 400, 'Missing required header for this request: x-amz-content-sha256');
  }
  if (NOT_EMBEDDED.test(declared)) {
    throw new AwsError('NotImplemented', 501, `The embedded S3 does not take x-amz-content-sha256: ${declared}.`);
  }
  if (declared === UNSIGNED || declared === UNSIGNED_TRAILER || /^[0-9a-f]{64}$/.test(declared)) return declared;
  const allowed = `${UNSIGNED}, ${UNSIGNED_TRAILER}, or a valid sha256 value`;
  throw new AwsError('InvalidArgument', 400, `x-amz-content-sha256 is '${declared}', it must be ${allowed}.`);
}

/** Throws the AWS error when the body is not the one that its `x-amz-content-sha256` header declares. */
export function checkPayloadHash(head: RequestHead, claim: Claim, bodyHash: string): void {
  const declared = head.headers['x-amz-content-sha256'];
  if (declared === undefined || declared === bodyHash) return;
  if (claim.service !== 's3') {
    throw refuse('mismatch', dialectOf(head), `x-amz-content-sha256 is '${declared}', the body's is '${bodyHash}'.`);
  }
  if (declared === UNSIGNED || declared === UNSIGNED_TRAILER) return;
  const message = "The provided 'x-amz-content-sha256' header does not match what was computed.";
  throw new AwsError('XAmzContentSHA256Mismatch', 400, message);
}

/** The SHA-256 of a body, in hexadecimal. */
export function sha256(body: Buffer): string {
  return hash('sha256', body, 'hex');
}
