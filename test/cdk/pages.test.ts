import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makePages } from '../../cdk/pages/pages.ts';
import { permissionsPage } from '../../cdk/pages/permissions.ts';
import { readPageSource } from '../../cdk/pages/source.ts';
import { readStage } from '../../cdk/stage.ts';
import { makeManifest, makeRoom, makeSupervisor } from './synthesised.ts';

const pages = await makePages('functions');

test.each([...pages])('%s is current: "npm run pages" writes it', (file, text) => {
  expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(text);
});

test('the permissions page names every finding that is meant to be so, with its reason', () => {
  const source = readPageSource(readStage({ name: 'test' }), [makeRoom(makeSupervisor()), makeRoom(makeManifest())]);
  const page = permissionsPage(source);
  for (const { rule, construct, reason } of source.acknowledgements) {
    expect(page).toContain(`| \`${rule}\` | \`${construct}\` | ${reason} |`);
  }
  expect(source.acknowledgements.length).toBeGreaterThan(0);
  expect(page).not.toContain('**no reason**');
});
