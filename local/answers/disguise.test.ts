import { describe, expect, it } from 'vitest';
import { createDisguise } from './disguise.ts';

describe('a disguise', () => {
  it.each([
    ['an account id', '111122223333', '900000000001'],
    ['a resource id', 'i-0c1d2e3f4a5b60001', 'i-00000000000000001'],
    ['a short resource id', 'vol-1a2b3c4d', 'vol-00000001'],
    ['an id with a long prefix', 'vpce-svc-0123456789abcdef0', 'vpce-svc-00000000000000001'],
    ['a UUID', '11111111-aaaa-4aaa-8aaa-00000000000f', '00000000-0000-4000-8000-000000000001'],
    ['an address', '203.0.113.25', '198.18.0.1'],
    ['an IPv6 address', '2a05:d018::1', '2001:db8::1'],
    ['a mail address', 'jane.doe+aws@corp.example', 'user-1@example.com'],
    ['a name', 'payroll-db', 'name-1'],
    ['an id made of others', 'payroll/i-0c1d2e3f4a5b60001', 'name-1/i-00000000000000001'],
    [
      'an ARN',
      'arn:aws:lambda:eu-west-1:111122223333:function:payroll',
      'arn:aws:lambda:eu-west-1:900000000001:function:name-1',
    ],
    ['the ARN of a bucket', 'arn:aws:s3:::payroll', 'arn:aws:s3:::name-1'],
    ['a check of AWS', 'arn:aws:trustedadvisor:::check/Qch7DwouX1', 'arn:aws:trustedadvisor:::check/Qch7DwouX1'],
    ['nothing', '', ''],
  ])('gives %s another of its form', (_, text, other) => {
    expect(createDisguise().replace(text)).toBe(other);
  });

  it('gives the same thing the same name wherever it stands', () => {
    const { replace } = createDisguise();

    const names = ['payroll', 'arn:aws:rds:us-east-1:111122223333:db:payroll', '111122223333'].map(replace);

    expect(names).toEqual(['name-1', 'arn:aws:rds:us-east-1:900000000001:db:name-1', '900000000001']);
    expect(replace('payroll-2')).toBe('name-2');
  });

  it('has an address for each of more than a network of 256', () => {
    const { replace } = createDisguise();

    const addresses = Array.from({ length: 70_000 }, (_, n) => replace(`10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`));

    expect(new Set(addresses).size).toBe(70_000);
    expect(addresses.at(-1)).toBe('198.19.17.112');
  });

  it('finds identifiers in a text, and the same in an ARN beside', () => {
    const text =
      'arn:aws:sts::111122223333:assumed-role/Audit/jane@corp.example (111122223333, 10.1.2.3, fe80::1, i-1a2b3c4d).';

    expect(createDisguise().scrub(text)).toBe(
      'arn:aws:sts::900000000001:assumed-role/name-1/user-1@example.com (900000000001, 198.18.0.1, 2001:db8::1, i-00000001).',
    );
  });

  it.each([
    '$0.123456789012',
    '123456789012.50',
    '06:00:00',
    '2026-10-31T06:00:00Z',
    'us-east-1a',
    'db.m5.large',
    '68.8%',
  ])('leaves %s in a text alone', (text) => {
    expect(createDisguise().scrub(text)).toBe(text);
  });
});
