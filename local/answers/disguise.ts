import { isIPv6 } from 'node:net';

/** Gives everything private another name, and the same thing always the same one. */
export interface Disguise {
  /** Another value of the same form: an id for an id, an ARN for an ARN, `name-7` for a name. */
  replace(text: string): string;
  /** The text with what can be recognised as an identifier replaced: account ids, ARNs, addresses, resource ids. */
  scrub(text: string): string;
}

const arn = String.raw`arn:aws[\w-]*:[^\s"',;)\]}]+`;
const email = String.raw`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`;
const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** `i-0123456789abcdef0`, `vol-…`, `vpce-svc-…`: a prefix, and 8 or 17 hexadecimal digits. */
const resourceId = String.raw`\b[a-z][a-z-]*-[0-9a-f]{8,17}\b`;
/** Twelve digits that are not a part of an amount. */
const accountId = String.raw`(?<![\d.])\d{12}(?!\d|\.\d)`;
const ipv4 = String.raw`\b(?:\d{1,3}\.){3}\d{1,3}\b`;
/** What has the letters of an IPv6 address; a time of day has them, too. */
const ipv6 = '[0-9a-f]*:[0-9a-f:]*:[0-9a-f]*';

const identifiers = new RegExp([arn, email, uuid, resourceId, accountId, ipv4, ipv6].join('|'), 'gi');

/** A disguise that starts anew: two recordings shared apart cannot be joined by their names. */
export function createDisguise(): Disguise {
  const given = new Map<string, string>();
  const counts = new Map<string, number>();

  /** Numbers, not hashes: there are few enough account ids and addresses to try them all against a hash. */
  const once = (kind: string, text: string, make: (n: number) => string): string => {
    const known = given.get(text);
    if (known !== undefined) return known;
    const n = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, n);
    const name = make(n);
    given.set(text, name);
    return name;
  };

  const identifier = (text: string): string => {
    if (is(arn, text)) return disguiseArn(text, replace);
    if (is(email, text)) return once('email', text, (n) => `user-${n}@example.com`);
    if (is(uuid, text)) return once('uuid', text, (n) => `00000000-0000-4000-8000-${hex(n, 12)}`);
    if (is(resourceId, text))
      return once('resource', text, (n) => `${prefixOf(text)}${hex(n, text.length - prefixOf(text).length)}`);
    if (is(accountId, text)) return once('account', text, (n) => `9${String(n).padStart(11, '0')}`);
    // 198.18.0.0/15 is for benchmarks (RFC 2544) and 2001:db8::/32 for documentation (RFC 3849): both are nobody's.
    if (is(ipv4, text)) return once('ipv4', text, (n) => `198.${18 + (n >> 16)}.${(n >> 8) & 255}.${n & 255}`);
    return isIPv6(text) ? once('ipv6', text, (n) => `2001:db8::${n.toString(16)}`) : text;
  };

  const replace = (text: string): string => {
    if (text === '') return text;
    const known = identifier(text);
    if (known !== text) return known;
    if (is(arn, text)) return text;
    if (text.includes('/')) return text.split('/').map(replace).join('/');
    return once('name', text, (n) => `name-${n}`);
  };

  return { replace, scrub: (text) => text.replace(identifiers, identifier) };
}

/** Partition, service, region and the resource's type stay; checks of Trusted Advisor are AWS's own. */
function disguiseArn(text: string, replace: (text: string) => string): string {
  const [scheme, partition, service, region, account = '', ...rest] = text.split(':');
  const resource = rest.join(':');
  if (service === 'trustedadvisor' && resource.startsWith('check/')) return text;
  const [, type = '', name = resource] = /^([a-z-]+[/:])(.+)$/.exec(resource) ?? [];
  const named = name.split(/([/:])/).map((part) => (part === '/' || part === ':' ? part : replace(part)));
  return [scheme, partition, service, region, replace(account), `${type}${named.join('')}`].join(':');
}

function is(pattern: string, text: string): boolean {
  return new RegExp(`^(?:${pattern})$`, 'i').test(text);
}

function prefixOf(id: string): string {
  return id.slice(0, id.lastIndexOf('-') + 1);
}

function hex(n: number, digits: number): string {
  return n.toString(16).padStart(digits, '0');
}
