import type { IncomingMessage } from 'node:http';
import { AwsError } from './aws-error.ts';
import { checkPayloadHash, declaredPayloadHash, sha256 } from './payload.ts';
import { readBody } from './read-body.ts';
import type { AwsRequest, RequestHead } from './service.ts';
import { checkTime, verifySignature } from './sigv4.ts';
import { type Claim, readClaim } from './sigv4-claim.ts';
import { refuse } from './sigv4-refusal.ts';
import { dialectOf } from './wire.ts';

/** The secret access key of an access key id; undefined for a key that does not exist. */
export type Credentials = (accessKeyId: string) => string | undefined;

/** What a request must fulfil before a service sees it. */
export interface Admission {
  /** The values of the Host header that are this endpoint. */
  readonly hosts: ReadonlySet<string>;
  readonly credentials: Credentials;
  readonly maxBodyBytes: number;
}

/**
 * Lets a request in when its host is this endpoint, its key exists, its time is now, its signature is right and its
 * body is whole and the one that was signed. Throws the AWS error of the first check that fails; an S3 signature is
 * checked before the body is read.
 */
export async function admitRequest(
  incoming: IncomingMessage,
  head: RequestHead,
  admission: Admission,
): Promise<AwsRequest> {
  checkHost(head, admission.hosts);
  const claim = readClaim(head);
  const secret = secretOf(claim, head, admission.credentials);
  checkTime(claim, head, new Date());
  const declared = declaredPayloadHash(head, claim);
  if (declared !== undefined) await verifySignature(head, claim, secret, declared);
  const body = await readBody(incoming, admission.maxBodyBytes, dialectOf(head));
  const bodyHash = sha256(body);
  if (declared === undefined) await verifySignature(head, claim, secret, bodyHash);
  checkPayloadHash(head, claim, bodyHash);
  const { accessKeyId, region, service } = claim;
  return { ...head, body, accessKeyId, region, service };
}

/** A foreign Host header means DNS rebinding: a web page whose name was pointed at this machine. */
function checkHost({ headers }: RequestHead, hosts: ReadonlySet<string>): void {
  const host = headers.host ?? '';
  if (hosts.has(host)) return;
  const allowed = [...hosts].join(' or ');
  throw new AwsError('AccessDenied', 403, `The Host header is '${host}', this endpoint is ${allowed} only.`);
}

function secretOf({ accessKeyId }: Claim, head: RequestHead, credentials: Credentials): string {
  const secret = credentials(accessKeyId);
  if (secret !== undefined) return secret;
  const message = `The access key id '${accessKeyId}' does not exist in this installation's records.`;
  throw refuse('unknown-key', dialectOf(head), message);
}
