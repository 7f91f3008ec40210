import { AwsError } from '../aws-error.ts';

/** A part of a body. */
export interface ByteRange {
  readonly start: number;
  readonly length: number;
}

/**
 * The part that a Range header asks for; undefined for the whole body, also where the header is not one range of bytes.
 * Throws InvalidRange for one that begins behind the end. Source: RFC 9110, 14.1.2.
 */
export function readRange(header: string | undefined, sizeBytes: number): ByteRange | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (first === '' && last === '') return undefined;
  const suffixLength = first === '' ? Number(last) : undefined;
  const start = suffixLength === undefined ? Number(first) : Math.max(0, sizeBytes - suffixLength);
  const end = suffixLength === undefined && last !== '' ? Math.min(Number(last), sizeBytes - 1) : sizeBytes - 1;
  if (suffixLength === undefined && last !== '' && Number(last) < start) return undefined;
  if (start >= sizeBytes) {
    throw new AwsError(
      'InvalidRange',
      416,
      `The requested range is not satisfiable: '${header}' of ${sizeBytes} bytes.`,
    );
  }
  return { start, length: end - start + 1 };
}
