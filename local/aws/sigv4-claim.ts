import { AwsError } from './aws-error.ts';
import type { RequestHead } from './service.ts';
import { refuse } from './sigv4-refusal.ts';
import { dialectOf } from './wire.ts';

/** What a request says about its own signature. Nothing of it is verified yet. */
export interface Claim {
  readonly kind: 'header' | 'presigned';
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
  readonly signedAt: Date;
  /** Seconds after `signedAt`; only of a presigned URL. */
  readonly expiresInSeconds: number;
  /** Lower case. */
  readonly signedHeaders: readonly string[];
  /** 64 hexadecimal digits. */
  readonly signature: string;
}

interface Parts {
  readonly algorithm: string | undefined;
  readonly credential: string | undefined;
  readonly date: string | undefined;
  readonly signedHeaders: string | undefined;
  readonly signature: string | undefined;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';
/** A presigned URL lives for a week at most. Source: S3 user guide, "Download and upload objects with presigned URLs". */
const MAX_EXPIRY_SECONDS = 7 * 24 * 3600;

/** The error for a claim that cannot be read, in the code of its place. */
type Malformed = (message: string) => AwsError;

/**
 * Reads the signature's claim from the Authorization header or, for GET and HEAD of S3, from a presigned URL's query.
 * Throws the AWS error for a request that has none, has both, or whose claim cannot be read.
 */
export function readClaim(head: RequestHead): Claim {
  if (head.query.has('X-Amz-Algorithm') || head.query.has('X-Amz-Signature')) return readPresigned(head);
  const dialect = dialectOf(head);
  const malformed: Malformed = (message) => refuse('malformed', dialect, message);
  if (head.query.has('AWSAccessKeyId') && head.query.has('Signature')) {
    throw malformed(`The authorization mechanism you have provided is not supported. Please use ${ALGORITHM}.`);
  }
  const authorization = head.headers.authorization;
  if (authorization === undefined) throw refuse('missing', dialect, 'Request is missing Authentication Token');
  const claim = toClaim(partsOfHeader(authorization, head), malformed);
  return { ...claim, kind: 'header', expiresInSeconds: 0 };
}

function readPresigned(head: RequestHead): Claim {
  const { method, query, headers } = head;
  const malformed: Malformed = (message) => new AwsError('AuthorizationQueryParametersError', 400, message);
  if (dialectOf(head) !== 's3' || (method !== 'GET' && method !== 'HEAD')) {
    throw new AwsError('NotImplemented', 501, 'The embedded AWS takes presigned URLs for GET and HEAD of S3 only.');
  }
  if (headers.authorization !== undefined) {
    throw malformed('Only one authentication mechanism is allowed: the Authorization header or query parameters.');
  }
  const parts = {
    algorithm: query.get('X-Amz-Algorithm') ?? undefined,
    credential: query.get('X-Amz-Credential') ?? undefined,
    date: query.get('X-Amz-Date') ?? undefined,
    signedHeaders: query.get('X-Amz-SignedHeaders') ?? undefined,
    signature: query.get('X-Amz-Signature') ?? undefined,
  };
  const expires = query.get('X-Amz-Expires') ?? '';
  const expiresInSeconds = Number(expires);
  if (!/^\d+$/.test(expires) || expiresInSeconds < 1 || expiresInSeconds > MAX_EXPIRY_SECONDS) {
    throw malformed(`X-Amz-Expires is '${expires}', it must be 1 to ${MAX_EXPIRY_SECONDS} seconds.`);
  }
  return { ...toClaim(parts, malformed), kind: 'presigned', expiresInSeconds };
}

function partsOfHeader(authorization: string, { headers }: RequestHead): Parts {
  const [algorithm, ...rest] = authorization.trim().split(/[\s,]+/);
  const fields = new Map(rest.map((field) => [field.split('=', 1)[0], field.slice(field.indexOf('=') + 1)]));
  return {
    algorithm,
    credential: fields.get('Credential'),
    date: headers['x-amz-date'],
    signedHeaders: fields.get('SignedHeaders'),
    signature: fields.get('Signature'),
  };
}

function toClaim(parts: Parts, malformed: Malformed): Omit<Claim, 'kind' | 'expiresInSeconds'> {
  if (parts.algorithm !== ALGORITHM) {
    throw malformed(`Unsupported AWS 'algorithm': '${parts.algorithm}' (only ${ALGORITHM} for now).`);
  }
  const [accessKeyId, day, region, service, terminator, ...rest] = (parts.credential ?? '').split('/');
  if (!accessKeyId || !day || !region || !service || terminator !== 'aws4_request' || rest.length > 0) {
    throw malformed(`Credential must be keyid/date/region/service/aws4_request, got '${parts.credential ?? ''}'.`);
  }
  const signedAt = parseDate(parts.date);
  if (signedAt === undefined) {
    throw malformed(`X-Amz-Date must be in ISO-8601 'basic format', e.g. 20261120T120000Z. Got '${parts.date ?? ''}'.`);
  }
  if (parts.date?.slice(0, 8) !== day) {
    throw malformed(`Date in Credential scope does not match YYYYMMDD of X-Amz-Date: '${day}', from '${parts.date}'.`);
  }
  const signedHeaders = (parts.signedHeaders ?? '').split(';');
  if (!signedHeaders.includes('host')) throw malformed("'host' must be among the SignedHeaders.");
  const signature = parts.signature ?? '';
  if (!/^[0-9a-f]{64}$/.test(signature)) throw malformed('Signature must be 64 hexadecimal digits.');
  return { accessKeyId, region, service, signedAt, signedHeaders, signature };
}

function parseDate(text: string | undefined): Date | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? '');
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
