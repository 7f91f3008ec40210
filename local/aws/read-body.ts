import type { IncomingMessage } from 'node:http';
import { refuse } from './sigv4-refusal.ts';
import type { Dialect } from './wire.ts';

/**
 * The whole body. Throws the AWS error for one above the limit, after reading it to its end and keeping none of it, so
 * that the client hears the answer. Throws what the connection threw when the body was cut off.
 */
export async function readBody(incoming: IncomingMessage, maxBytes: number, dialect: Dialect): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > maxBytes) {
    throw refuse('too-large', dialect, `The body has ${size} bytes, the embedded AWS takes ${maxBytes} at most.`);
  }
  return Buffer.concat(chunks, size);
}
