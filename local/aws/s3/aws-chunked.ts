import { AwsError } from '../aws-error.ts';

/** What was inside an aws-chunked body. */
export interface Unchunked {
  readonly body: Buffer;
  /** Names in lower case. */
  readonly trailers: Readonly<Record<string, string>>;
}

const CRLF = '\r\n';

/**
 * Takes the frames off an aws-chunked body: chunks of `size-in-hex CRLF bytes CRLF`, one of size 0, trailing headers.
 * Throws IncompleteBody where it ends too early or a frame is not one.
 * Source: S3 API reference, "Signature calculations: including trailing headers (chunked upload)".
 */
export function decodeAwsChunked(encoded: Buffer): Unchunked {
  const chunks: Buffer[] = [];
  let position = 0;
  for (;;) {
    const header = readLine(encoded, position);
    const size = chunkSize(header.text);
    if (size === 0) return { body: Buffer.concat(chunks), trailers: readTrailers(encoded, header.next) };
    const end = header.next + size;
    if (encoded.toString('latin1', end, end + 2) !== CRLF) throw incomplete();
    chunks.push(encoded.subarray(header.next, end));
    position = end + 2;
  }
}

function chunkSize(line: string): number {
  const [digits = ''] = line.split(';', 1);
  if (!/^[0-9a-fA-F]{1,8}$/.test(digits)) throw incomplete();
  return Number.parseInt(digits, 16);
}

function readTrailers(encoded: Buffer, start: number): Record<string, string> {
  const trailers: Record<string, string> = {};
  let position = start;
  for (;;) {
    const line = readLine(encoded, position);
    if (line.text === '') return trailers;
    const colon = line.text.indexOf(':');
    if (colon < 1)
      throw new AwsError('MalformedTrailerError', 400, 'The request contained trailing data that was not well-formed.');
    trailers[line.text.slice(0, colon).toLowerCase()] = line.text.slice(colon + 1).trim();
    position = line.next;
  }
}

function readLine(encoded: Buffer, start: number): { readonly text: string; readonly next: number } {
  const end = encoded.indexOf(CRLF, start, 'latin1');
  if (end < 0) throw incomplete();
  return { text: encoded.toString('latin1', start, end), next: end + 2 };
}

function incomplete(): AwsError {
  return new AwsError(
    'IncompleteBody',
    400,
    'The request body terminated unexpectedly: its aws-chunked frames are not whole.',
  );
}
