import { expect, test } from 'vitest';
import { crc32c, crc64nvme } from './crc.ts';

// The check values that the CRC catalogue and the NVM Express specification give for these nine digits.
const DIGITS = Buffer.from('123456789');

test('CRC-32C has the check value of its catalogue entry', () => {
  expect(crc32c(DIGITS).toString('hex')).toBe('e3069283');
  expect(crc32c(Buffer.alloc(0)).toString('hex')).toBe('00000000');
});

test('CRC-64/NVME has the check value of its catalogue entry', () => {
  expect(crc64nvme(DIGITS).toString('hex')).toBe('ae8b14860a799888');
  expect(crc64nvme(Buffer.alloc(0)).toString('hex')).toBe('0000000000000000');
});
