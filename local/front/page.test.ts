import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BuiltPage, openPage } from './page.ts';

const folder = mkdtempSync(join(tmpdir(), 'built-page-'));
let page: BuiltPage | undefined;

beforeAll(() => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets', 'index-1a2b.js'), 'export {}');
  writeFileSync(join(folder, '.sources'), 'a mark, not a file of the page');
  page = openPage(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

function typeAt(pathname: string, accept: string, method = 'GET'): string | undefined {
  return page?.find({ method, headers: { accept } }, pathname)?.type;
}

const html = 'text/html,application/xhtml+xml,*/*;q=0.8';

describe('the same address is a page and an answer', () => {
  test.each([
    ['a browser that goes there gets the page', '/opportunities', html, 'text/html; charset=utf-8'],
    ['also at an address that only the page knows', '/nowhere', html, 'text/html; charset=utf-8'],
    ['the page and curl get the interface', '/opportunities', '*/*', undefined],
    ['the document of the interface is no page', '/openapi.json', html, undefined],
    ['an export is no page', '/files/bucket/analyses/a/exports/b.csv', html, undefined],
    ['a file of the page is there for everyone', '/assets/index-1a2b.js', '*/*', 'text/javascript; charset=utf-8'],
    ['what is no file of the page is none', '/.sources', '*/*', undefined],
    ['nothing outside of the folder is', '/../page.test.ts', '*/*', undefined],
  ])('%s', (_, pathname, accept, type) => {
    expect(typeAt(pathname, accept)).toBe(type);
  });

  test('what changes something is never a page', () => {
    expect(typeAt('/analyses', html, 'POST')).toBeUndefined();
  });
});

test('the page learns where its interface is', () => {
  const config = page?.find({ method: 'GET', headers: {} }, '/config.json');
  expect(JSON.parse(String(config?.body))).toEqual({ api: '' });
});

test('a front whose page is not built has none', () => {
  expect(openPage(join(folder, 'assets'))).toBeUndefined();
});
