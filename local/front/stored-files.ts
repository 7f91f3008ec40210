import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { InterfaceResult } from './invoke-interface.ts';

const prefix = '/files';
/** Exports and nothing else of what is stored. */
const exported = /^\/[a-z0-9.-]+\/analyses\/[\w.-]+\/exports\/[\w.-]+$/;

/**
 * An export's address is one of the embedded S3, on another port: another origin for a browser. It becomes one of this
 * front, so that the page asks nobody else.
 */
export function withOwnAddress(result: InterfaceResult, awsUrl: string, frontUrl: string): InterfaceResult {
  if (result.statusCode !== 200) return result;
  const reply: { url?: string } = JSON.parse(result.body);
  if (!reply.url?.startsWith(awsUrl)) return result;
  return { ...result, body: JSON.stringify({ ...reply, url: frontUrl + prefix + reply.url.slice(awsUrl.length) }) };
}

/** Whether an address is one that {@link withOwnAddress} made. */
export function isStoredFile({ pathname }: URL): boolean {
  return pathname.startsWith(`${prefix}/`) && exported.test(pathname.slice(prefix.length));
}

/** Hands on what the embedded S3 answers: the signature in the address is for it to check. */
export async function sendStoredFile(
  { pathname, search }: URL,
  awsUrl: string,
  response: ServerResponse,
): Promise<void> {
  const stored = await fetch(`${awsUrl}${pathname.slice(prefix.length)}${search}`);
  const passed = ['content-type', 'content-length', 'content-disposition'] as const;
  const headers = passed.flatMap((name) => {
    const value = stored.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  response.writeHead(stored.status, {
    ...Object.fromEntries(headers),
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; sandbox",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  if (stored.body === null) response.end();
  else Readable.fromWeb(stored.body as ReadableStream).pipe(response);
}
