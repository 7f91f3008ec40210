const BYTE_VALUES = 256;
/** Reflected polynomials: Castagnoli, and the NVM Express specification's CRC-64 in two halves. */
const CRC32C_POLYNOMIAL = 0x82f63b78;
const CRC64NVME_HIGH = 0x9a6c9329;
const CRC64NVME_LOW = 0xac4bc9b5;

const crc32cTable = new Uint32Array(BYTE_VALUES);
const crc64High = new Uint32Array(BYTE_VALUES);
const crc64Low = new Uint32Array(BYTE_VALUES);
for (let byte = 0; byte < BYTE_VALUES; byte += 1) fillTables(byte);

function fillTables(byte: number): void {
  let crc = byte;
  let high = 0;
  let low = byte;
  for (let bit = 0; bit < 8; bit += 1) {
    crc = crc & 1 ? (crc >>> 1) ^ CRC32C_POLYNOMIAL : crc >>> 1;
    const carry = low & 1;
    low = (low >>> 1) | (high << 31);
    high >>>= 1;
    if (carry === 0) continue;
    low ^= CRC64NVME_LOW;
    high ^= CRC64NVME_HIGH;
  }
  crc32cTable[byte] = crc;
  crc64High[byte] = high;
  crc64Low[byte] = low;
}

/** CRC-32C (Castagnoli) of a body: 4 bytes, big endian, as S3 sends it. */
export function crc32c(body: Uint8Array): Buffer {
  let crc = 0xffffffff;
  for (const byte of body) crc = (crc >>> 8) ^ (crc32cTable[(crc ^ byte) & 0xff] ?? 0);
  const digest = Buffer.alloc(4);
  digest.writeUInt32BE(~crc >>> 0);
  return digest;
}

/** CRC-64/NVME of a body: 8 bytes, big endian, as S3 sends it. Two 32-bit halves, since BigInt is 50 times slower. */
export function crc64nvme(body: Uint8Array): Buffer {
  let high = 0xffffffff;
  let low = 0xffffffff;
  for (const byte of body) {
    const index = (low ^ byte) & 0xff;
    low = ((low >>> 8) | (high << 24)) ^ (crc64Low[index] ?? 0);
    high = (high >>> 8) ^ (crc64High[index] ?? 0);
  }
  const digest = Buffer.alloc(8);
  digest.writeUInt32BE(~high >>> 0, 0);
  digest.writeUInt32BE(~low >>> 0, 4);
  return digest;
}
