import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The built dashboard, in memory. */
export interface BuiltPage {
  /** The file that a request is for; `undefined` where it is for the interface. */
  find(request: Pick<IncomingMessage, 'method' | 'headers'>, pathname: string): PageFile | undefined;
}

export interface PageFile {
  readonly type: string;
  readonly body: Buffer;
  readonly zipped: Buffer | undefined;
  /** Files with a hash in their name never change. */
  readonly isImmutable: boolean;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};
const isText = /^(text|application\/json|image\/svg)/;

/** Addresses of the interface that a person opens in a browser as they are. */
const documents: ReadonlySet<string> = new Set(['/health', '/openapi.json']);

/** Nothing from elsewhere, nothing written into the page: no script, style or address but this front's own. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'none'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Reads the built dashboard. Its pages have the addresses of the interface (`/opportunities`): a browser that goes
 * there by itself asks for HTML and gets the page, and the page asks for JSON.
 *
 * @returns `undefined` where it is not built
 */
export function openPage(folder: string): BuiltPage | undefined {
  if (!existsSync(join(folder, 'index.html'))) return undefined;
  const files = new Map(filesIn(folder));
  const config: PageFile = {
    type: 'application/json',
    body: Buffer.from('{"api":""}'),
    zipped: undefined,
    isImmutable: false,
  };
  files.set('/config.json', config);
  const shell = files.get('/index.html');
  return {
    find({ method, headers }, pathname) {
      if (method !== 'GET' && method !== 'HEAD') return undefined;
      const file = files.get(pathname);
      if (file !== undefined) return file;
      const isNavigation = /\btext\/html\b/.test(headers.accept ?? '') && !documents.has(pathname);
      return isNavigation && !pathname.startsWith('/files/') ? shell : undefined;
    },
  };
}

/** Answers with a file of the page. */
export function sendFile(file: PageFile, { method, headers }: IncomingMessage, response: ServerResponse): void {
  const isZipped = file.zipped !== undefined && /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''));
  const body = isZipped && file.zipped ? file.zipped : file.body;
  response.writeHead(200, {
    'content-type': file.type,
    'content-length': body.length,
    ...(isZipped && { 'content-encoding': 'gzip' }),
    vary: 'accept, accept-encoding',
    // A page that is kept would be shown where the interface answers, and the other way round.
    'cache-control': file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-store',
    'content-security-policy': policy,
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(method === 'HEAD' ? undefined : body);
}

function filesIn(folder: string): [string, PageFile][] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry): [string, PageFile][] => {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) return [];
    const path = join(entry.parentPath, entry.name);
    const address = `/${path.slice(folder.length + 1).replaceAll('\\', '/')}`;
    const body = readFileSync(path);
    const zipped = isText.test(type) ? gzipSync(body) : undefined;
    return [[address, { type, body, zipped, isImmutable: address.startsWith('/assets/') }]];
  });
}
