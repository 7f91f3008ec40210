import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { AwsError, notEmbedded } from '../aws-error.ts';
import { crc32c, crc64nvme } from './crc.ts';

/** The checksum that a client sent with an object, kept with it and sent back to readers who ask. */
export interface Checksum {
  /** As in the header's name: `x-amz-checksum-{algorithm}`. */
  readonly algorithm: string;
  /** Base64. */
  readonly value: string;
}

const PREFIX = 'x-amz-checksum-';
/** Longest base64 is that of SHA-512. */
const BASE64 = /^[A-Za-z0-9+/]{6,86}={0,2}$/;

// Those that SDK v3 and the CLI can send without an own choice, and those that Node has.
const ALGORITHMS: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  crc32: (body) => {
    const digest = Buffer.alloc(4);
    digest.writeUInt32BE(crc32(body));
    return digest;
  },
  crc32c,
  crc64nvme,
  sha1: (body) => hash('sha1', body, 'buffer'),
  sha256: (body) => hash('sha256', body, 'buffer'),
  sha512: (body) => hash('sha512', body, 'buffer'),
};

/**
 * Checks a body against the Content-MD5 and the `x-amz-checksum-*` that came with it, and answers the latter.
 * Throws BadDigest where one differs, InvalidDigest or InvalidRequest where one cannot be.
 */
export function checkDigests(headers: Readonly<Record<string, string>>, body: Buffer): Checksum | undefined {
  checkMd5(headers['content-md5'], body);
  const names = Object.keys(headers).filter((name) => name.startsWith(PREFIX));
  const [name, ...others] = names;
  if (name === undefined) {
    if (headers['x-amz-sdk-checksum-algorithm'] === undefined) return undefined;
    const message = 'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* was found.';
    throw new AwsError('InvalidRequest', 400, message);
  }
  if (others.length > 0) {
    const message = 'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.';
    throw new AwsError('InvalidRequest', 400, message);
  }
  const algorithm = name.slice(PREFIX.length);
  const compute = ALGORITHMS[algorithm];
  if (compute === undefined)
    throw notEmbedded(
      's3',
      name,
      Object.keys(ALGORITHMS).map((known) => PREFIX + known),
    );
  const value = headers[name] ?? '';
  const computed = compute(body).toString('base64');
  if (!BASE64.test(value) || value.length !== computed.length) {
    throw new AwsError('InvalidRequest', 400, `Value for ${name} header is invalid.`);
  }
  if (value !== computed) {
    const message = `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`;
    throw new AwsError('BadDigest', 400, message);
  }
  return { algorithm, value };
}

/** The response headers that tell a stored checksum. */
export function checksumHeaders(checksum: Checksum | undefined): Record<string, string> {
  if (checksum === undefined) return {};
  return { [PREFIX + checksum.algorithm]: checksum.value, 'x-amz-checksum-type': 'FULL_OBJECT' };
}

function checkMd5(expected: string | undefined, body: Buffer): void {
  if (expected === undefined) return;
  if (!/^[A-Za-z0-9+/]{22}==$/.test(expected)) {
    throw new AwsError('InvalidDigest', 400, 'The Content-MD5 you specified was invalid.');
  }
  if (hash('md5', body, 'base64') !== expected) {
    throw new AwsError('BadDigest', 400, 'The Content-MD5 you specified did not match what we received.');
  }
}
