import { AwsError } from '../aws-error.ts';
import type { S3Operation } from './call.ts';

/** What a path names. A name is empty where the scope has none. */
export interface Target {
  readonly scope: S3Operation['scope'];
  readonly bucket: string;
  readonly key: string;
}

/** Source: S3 user guide, "Naming Amazon S3 objects": 1,024 bytes of UTF-8. */
const MAX_KEY_BYTES = 1024;

/**
 * Reads bucket and key from a path-style path. The key is everything behind the bucket, decoded once and not
 * normalised: `..` is part of a key like any other text. Throws InvalidURI, InvalidBucketName or KeyTooLongError.
 */
export function readTarget(path: string): Target {
  const [, bucketPart = '', keyPart = ''] = /^\/?([^/]*)\/?(.*)$/s.exec(path) ?? [];
  const bucket = decode(bucketPart);
  const key = decode(keyPart);
  if (bucket === '' && key === '') return { scope: 'service', bucket, key };
  checkBucketName(bucket);
  if (key === '') return { scope: 'bucket', bucket, key };
  const keyBytes = Buffer.byteLength(key);
  if (keyBytes > MAX_KEY_BYTES) {
    const message = `Your key is too long: it has ${keyBytes} bytes, ${MAX_KEY_BYTES} are allowed.`;
    throw new AwsError('KeyTooLongError', 400, message);
  }
  return { scope: 'object', bucket, key };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new AwsError('InvalidURI', 400, `Couldn't parse the specified URI: ${text}`, { cause });
  }
}

/** Source: S3 user guide, "General purpose bucket naming rules". */
function checkBucketName(name: string): void {
  const isName = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) && !name.includes('..');
  const isAddress = /^\d+\.\d+\.\d+\.\d+$/.test(name);
  if (isName && !isAddress) return;
  throw new AwsError('InvalidBucketName', 400, `The specified bucket is not valid: '${name}'.`);
}
