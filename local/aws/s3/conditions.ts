import { AwsError } from '../aws-error.ts';
import type { StoredObject } from './object-index.ts';

type Headers = Readonly<Record<string, string>>;

/** Throws NotImplemented for a conditional write that S3 itself does not take. */
export function checkWriteHeaders(headers: Headers): void {
  const ifNoneMatch = headers['if-none-match'];
  if (ifNoneMatch === undefined || (ifNoneMatch === '*' && headers['if-match'] === undefined)) return;
  const message =
    'A header you provided implies functionality that is not implemented: PutObject takes If-None-Match: * or If-Match with an ETag.';
  throw new AwsError('NotImplemented', 501, message);
}

/**
 * Decides a conditional put at its commit. `before` is the object when the request began, `now` when it commits.
 * Throws PreconditionFailed where the condition does not hold, NoSuchKey for If-Match on nothing, and
 * ConditionalRequestConflict where the object was deleted meanwhile.
 * Source: S3 user guide, "How to prevent object overwrites with conditional writes".
 */
export function checkWrite(before: StoredObject | undefined, now: StoredObject | undefined, headers: Headers): void {
  const ifMatch = headers['if-match'];
  const isConditional = ifMatch !== undefined || headers['if-none-match'] !== undefined;
  if (!isConditional) return;
  if (before !== undefined && now === undefined) {
    const message = 'The conditional request cannot succeed due to a conflicting operation against this resource.';
    throw new AwsError('ConditionalRequestConflict', 409, message);
  }
  if (ifMatch === undefined) {
    if (now !== undefined) throw preconditionFailed();
    return;
  }
  if (now === undefined) throw new AwsError('NoSuchKey', 404, 'The specified key does not exist.');
  if (!matches(ifMatch, now.etag)) throw preconditionFailed();
}

/**
 * Whether a conditional read sends the object or 304. Throws PreconditionFailed.
 * Source: RFC 9110, 13.2.2: the order of evaluation; a date counts only where its ETag header is absent.
 */
export function checkRead(object: StoredObject, headers: Headers): 'send' | 'not-modified' {
  const modifiedAt = object.modifiedAt.getTime();
  const ifMatch = headers['if-match'];
  const unmodifiedSince = Date.parse(headers['if-unmodified-since'] ?? '');
  const isStale = ifMatch === undefined ? modifiedAt > unmodifiedSince : !matches(ifMatch, object.etag);
  if (isStale) throw preconditionFailed();
  const ifNoneMatch = headers['if-none-match'];
  const modifiedSince = Date.parse(headers['if-modified-since'] ?? '');
  const isKnown = ifNoneMatch === undefined ? modifiedAt <= modifiedSince : matches(ifNoneMatch, object.etag);
  return isKnown ? 'not-modified' : 'send';
}

/** Clients send an ETag with its quotes or without. */
function matches(condition: string, etag: string): boolean {
  const unquoted = etag.replaceAll('"', '');
  return condition.split(',').some((one) => one.trim() === '*' || one.trim().replaceAll('"', '') === unquoted);
}

function preconditionFailed(): AwsError {
  return new AwsError('PreconditionFailed', 412, 'At least one of the pre-conditions you specified did not hold');
}
