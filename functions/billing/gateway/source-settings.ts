import { isAbsolute } from 'node:path';
import * as z from 'zod/mini';
import { MeshError } from '../../../lib/core/errors.ts';
import { parse } from '../../../lib/core/parse.ts';
import { formatNames } from './formats.ts';

/** What {@link ExportSettings} are read from. Only the address must be there; `none` says that there is no export. */
const Variables = z.object({
  BILLING_EXPORT_URI: z.string().check(z.minLength(1)),
  BILLING_EXPORT_FORMAT: z.optional(z.enum(formatNames)),
  BILLING_EXPORT_REGION: z.optional(z.string().check(z.minLength(1))),
  BILLING_EXPORT_ROLE: z.optional(z.string().check(z.startsWith('arn:'))),
  BILLING_EXPORT_ACCESS_KEY_ID: z.optional(z.string().check(z.minLength(1))),
  BILLING_EXPORT_SECRET_ACCESS_KEY: z.optional(z.string().check(z.minLength(1))),
  BILLING_EXPORT_SESSION_TOKEN: z.optional(z.string().check(z.minLength(1))),
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: z.optional(z.coerce.number().check(z.int(), z.positive())),
});

/** Where an export lies. A path may be a file, a folder or a pattern; so may the key of an object. */
export type Address =
  | { readonly kind: 'none' }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 's3'; readonly bucket: string; readonly key: string };

export interface ExportSettings {
  readonly address: Address;
  /** The format to read it as, where the columns are not to decide. */
  readonly format?: (typeof formatNames)[number];
  /** Of the bucket. Default: the function's own. */
  readonly region?: string;
  /** The role that may read the bucket, where it is another account's. */
  readonly role?: string;
  /** A key of another account; with it, AWS itself is asked, whatever endpoint this process has. */
  readonly key?: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string };
  readonly memoryMb?: number;
}

/**
 * Which export this function reads, and how.
 *
 * @throws MeshError `bad-configuration` that names the variable
 */
export function exportSettingsOf(variables: Readonly<Record<string, string | undefined>>): ExportSettings {
  const read = parse(Variables, variables, 'environment of the function', 'bad-configuration');
  const { BILLING_EXPORT_ACCESS_KEY_ID: accessKeyId, BILLING_EXPORT_SECRET_ACCESS_KEY: secretAccessKey } = read;
  if ((accessKeyId === undefined) !== (secretAccessKey === undefined)) {
    const message =
      'BILLING_EXPORT_ACCESS_KEY_ID and BILLING_EXPORT_SECRET_ACCESS_KEY belong together: set both or none';
    throw new MeshError('bad-configuration', message);
  }
  return {
    address: addressOf(read.BILLING_EXPORT_URI),
    ...(read.BILLING_EXPORT_FORMAT && { format: read.BILLING_EXPORT_FORMAT }),
    ...(read.BILLING_EXPORT_REGION && { region: read.BILLING_EXPORT_REGION }),
    ...(read.BILLING_EXPORT_ROLE && { role: read.BILLING_EXPORT_ROLE }),
    ...(accessKeyId &&
      secretAccessKey && { key: keyOf(accessKeyId, secretAccessKey, read.BILLING_EXPORT_SESSION_TOKEN) }),
    ...(read.AWS_LAMBDA_FUNCTION_MEMORY_SIZE && { memoryMb: read.AWS_LAMBDA_FUNCTION_MEMORY_SIZE }),
  };
}

function keyOf(accessKeyId: string, secretAccessKey: string, sessionToken: string | undefined) {
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
}

function addressOf(uri: string): Address {
  if (uri === 'none') return { kind: 'none' };
  const [, bucket, key = ''] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/.exec(uri) ?? [];
  if (bucket !== undefined) return { kind: 's3', bucket, key };
  if (isAbsolute(uri)) return { kind: 'path', path: uri };
  const allowed = 'an absolute path, an address such as s3://bucket/prefix, or "none"';
  throw new MeshError('bad-configuration', `BILLING_EXPORT_URI is "${uri}": it must be ${allowed}`);
}
