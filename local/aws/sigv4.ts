import { timingSafeEqual } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { AwsError } from './aws-error.ts';
import type { RequestHead } from './service.ts';
import type { Claim } from './sigv4-claim.ts';
import { Sha256 } from './sigv4-hash.ts';
import { refuse } from './sigv4-refusal.ts';
import { dialectOf } from './wire.ts';

type SignableRequest = Parameters<SignatureV4['presign']>[0];

/** AWS's own tolerance between the clocks of client and service. */
const CLOCK_SKEW_MS = 15 * 60 * 1000;
const PAYLOAD_HASH_HEADER = 'x-amz-content-sha256';

/**
 * Throws the AWS error unless the claim is of this time: within 15 minutes of the clock, or a presigned URL not yet
 * expired.
 */
export function checkTime(claim: Claim, head: RequestHead, now: Date): void {
  const dialect = dialectOf(head);
  const ageMs = now.getTime() - claim.signedAt.getTime();
  const tooNew = ageMs < -CLOCK_SKEW_MS;
  if (claim.kind === 'presigned' && !tooNew) {
    if (ageMs > claim.expiresInSeconds * 1000) throw refuse('expired', dialect, 'Request has expired');
    return;
  }
  if (!tooNew && ageMs <= CLOCK_SKEW_MS) return;
  const message = `The difference between the request time and the current time is too large: the request was signed at ${claim.signedAt.toISOString()}, it is ${now.toISOString()} and 15 minutes are allowed.`;
  throw refuse('skewed', dialect, dialect === 's3' ? message : `Signature expired: ${message}`);
}

/**
 * Signs the request again over its signed headers and compares. `payloadHash` is what the canonical request ends
 * with: the body's SHA-256, or for S3 the literal of `x-amz-content-sha256`. Throws the AWS error on a difference.
 */
export async function verifySignature(
  head: RequestHead,
  claim: Claim,
  secretAccessKey: string,
  payloadHash: string,
): Promise<void> {
  checkSignedHeaders(head, claim);
  const expected = await signAgain(head, claim, secretAccessKey, payloadHash);
  if (timingSafeEqual(Buffer.from(expected, 'hex'), Buffer.from(claim.signature, 'hex'))) return;
  throw refuse(
    'mismatch',
    dialectOf(head),
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
  );
}

/** S3 refuses what a man in the middle could have added: every x-amz-* header of a request must be signed. */
function checkSignedHeaders({ headers }: RequestHead, claim: Claim): void {
  if (claim.service !== 's3') return;
  const unsigned = Object.keys(headers).filter(
    (name) => name.startsWith('x-amz-') && !claim.signedHeaders.includes(name),
  );
  if (unsigned.length === 0) return;
  const message = `There were headers present in the request which were not signed: ${unsigned.join(', ')}`;
  throw new AwsError('AccessDenied', 403, message);
}

async function signAgain(head: RequestHead, claim: Claim, secretAccessKey: string, hash: string): Promise<string> {
  const signer = new SignatureV4({
    credentials: { accessKeyId: claim.accessKeyId, secretAccessKey },
    region: claim.region,
    service: claim.service,
    sha256: Sha256,
    // S3 signs the path as it is sent; every other service signs it normalised and encoded once more.
    uriEscapePath: claim.service !== 's3',
    applyChecksum: false,
  });
  const signedHeaders = new Set(claim.signedHeaders);
  const options = {
    signingDate: claim.signedAt,
    signableHeaders: signedHeaders,
    unhoistableHeaders: new Set([...signedHeaders, PAYLOAD_HASH_HEADER]),
    // The signer takes the payload hash from this header; it is canonical only where the client signed it too.
    unsignableHeaders: new Set([PAYLOAD_HASH_HEADER]),
  };
  const request = signableRequest(head, claim, hash);
  if (claim.kind === 'presigned') {
    const signed = await signer.presign(request, { ...options, expiresIn: claim.expiresInSeconds });
    return String(signed.query?.['X-Amz-Signature']);
  }
  const signed = await signer.sign(request, options);
  return signed.headers.authorization?.split('Signature=')[1] ?? '';
}

function signableRequest(head: RequestHead, claim: Claim, payloadHash: string): SignableRequest {
  const signed = claim.signedHeaders.flatMap((name) => {
    const value = head.headers[name];
    // Node reads a header's bytes as Latin-1; the signature is over the bytes.
    return value === undefined ? [] : [[name, Buffer.from(value, 'latin1').toString()] as const];
  });
  const names = [...new Set(head.query.keys())].filter((name) => name !== 'X-Amz-Signature');
  return {
    protocol: 'http:',
    hostname: '127.0.0.1',
    method: head.method,
    path: claim.service === 's3' ? canonicalS3Path(head.path) : head.path,
    headers: { ...Object.fromEntries(signed), [PAYLOAD_HASH_HEADER]: payloadHash },
    query: Object.fromEntries(names.map((name) => [name, head.query.getAll(name)])),
  };
}

/** S3 decodes the path and encodes it by RFC 3986, without normalising it: `a/../b` is a key like any other. */
function canonicalS3Path(path: string): string {
  try {
    return path
      .split('/')
      .map((segment) => encodeRfc3986(decodeURIComponent(segment)))
      .join('/');
  } catch (cause) {
    throw new AwsError('InvalidURI', 400, `Couldn't parse the specified URI: ${path}`, { cause });
  }
}

function encodeRfc3986(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
