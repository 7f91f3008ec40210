import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import { messageOf } from '../../lib/core/errors.ts';
import { AwsError } from '../aws/aws-error.ts';
import type { Call } from './account.ts';
import type { AwsCredentials } from './aws-identity.ts';
import type { AwsEndpoint, HttpResponse } from './protocol.ts';

/** Longer than AWS takes for its slowest cost answers, shorter than a Lambda's patience. */
const TIMEOUT_MS = 60_000;
/** What the wire formats need. Everything else of the original, its signature above all, stays on this machine. */
const passedHeaders = ['accept', 'content-type', 'smithy-protocol', 'x-amz-target'];

/**
 * Sends the same method, path, query and body to AWS, signed with these keys. Errors of AWS are answers, too.
 *
 * @throws AwsError `ServiceUnavailable` where AWS cannot be reached: SDK clients try again
 */
export async function forward(
  { request, service }: Call,
  { url, signingRegion }: AwsEndpoint,
  credentials: Awaited<ReturnType<AwsCredentials>>,
): Promise<HttpResponse> {
  const { host, hostname, protocol, origin } = new URL(url);
  const signer = new SignatureV4({ service, region: signingRegion, credentials, sha256: Sha256 });
  const { method, path, body } = request;
  const query = Object.fromEntries([...request.query.keys()].map((name) => [name, request.query.getAll(name)]));
  const passed = passedHeaders.flatMap((name) => {
    const value = request.headers[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const headers = { ...Object.fromEntries(passed), host };
  const signed = await signer.sign({ method, protocol, hostname, path, query, headers, body });
  // A redirect would carry the signature elsewhere.
  const init = { method, headers: signed.headers, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) } as const;
  const target = `${origin}${path}${queryText(request.query)}`;
  try {
    const response = await fetch(target, body.length === 0 ? init : { ...init, body: new Uint8Array(body) });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    };
  } catch (cause) {
    throw new AwsError('ServiceUnavailable', 503, `${host} could not be reached: ${reasonOf(cause)}`, { cause });
  }
}

/** As RFC 3986 has it: AWS reads "+" as a plus, not as a space. */
function queryText(query: URLSearchParams): string {
  const pairs = [...query].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && cause.message !== '' ? cause.message : messageOf(error);
}
