import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeAwsChunked } from './aws-chunked.ts';

function encode(chunks: readonly Uint8Array[], trailers = ''): Buffer {
  const frames = chunks.flatMap((chunk) => [
    Buffer.from(`${chunk.length.toString(16)}\r\n`),
    chunk,
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...frames, Buffer.from(`0\r\n${trailers}\r\n`)]);
}

const chunks = fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { maxLength: 8 });

test('any chunks come back as they were', () => {
  fc.assert(
    fc.property(chunks, (bytes) => {
      expect(decodeAwsChunked(encode(bytes)).body).toEqual(Buffer.concat(bytes));
    }),
  );
});

test('a body cut off at any byte is incomplete', () => {
  const whole = encode([Buffer.from('first'), Buffer.from('second')], 'x-amz-checksum-crc32:AAAAAA==\r\n');
  for (let length = 0; length < whole.length; length += 1) {
    expect(() => decodeAwsChunked(whole.subarray(0, length))).toThrow(/not whole/);
  }
});

test('trailers are read, with names in lower case', () => {
  const { body, trailers } = decodeAwsChunked(encode([Buffer.from('x')], 'X-Amz-Checksum-CRC32: AAAAAA==\r\n'));
  expect({ body: body.toString(), trailers }).toEqual({
    body: 'x',
    trailers: { 'x-amz-checksum-crc32': 'AAAAAA==' },
  });
});

test('a chunk may carry an extension', () => {
  expect(decodeAwsChunked(Buffer.from('1;chunk-signature=ab\r\nx\r\n0\r\n\r\n')).body.toString()).toBe('x');
});

test.each(['g\r\nx\r\n0\r\n\r\n', '-1\r\nx\r\n0\r\n\r\n', '1\r\nxy\r\n0\r\n\r\n', ''])('%j is refused', (encoded) => {
  expect(() => decodeAwsChunked(Buffer.from(encoded))).toThrow(expect.objectContaining({ code: 'IncompleteBody' }));
});

test('a trailer without a name is refused', () => {
  const encoded = Buffer.from('0\r\nno colon\r\n\r\n');
  expect(() => decodeAwsChunked(encoded)).toThrow(expect.objectContaining({ code: 'MalformedTrailerError' }));
});
