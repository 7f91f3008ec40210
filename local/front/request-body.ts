import type { IncomingMessage } from 'node:http';
import { MeshError } from '../../lib/core/errors.ts';

/** Lambda takes 6 MB with the event around it. The function's own limit is lower, and its own word. */
const mostBytes = 4_000_000;

/** A request's body. @throws MeshError `too-large`, without reading further */
export async function readRequestBody(incoming: IncomingMessage): Promise<Buffer> {
  if (Number(incoming.headers['content-length'] ?? 0) > mostBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(): MeshError {
  return new MeshError('too-large', `A body may have ${mostBytes} bytes.`);
}
