import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Manifest } from '../../lib/core/manifest.ts';
import { recognise } from '../../lib/runtime/recognise.ts';
import { taskOf } from '../../lib/runtime/task-of.ts';
import { manifest } from './manifest.ts';

const folder = join(import.meta.dirname, 'events');
const defaults = {
  agent: manifest.name,
  requestId: 'request-1',
  asOf: '2026-11-20T09:00:00Z',
  deadline: '2026-11-20T09:05:00Z',
};

test.each(readdirSync(folder))('the test event %s is a task of this agent', (file) => {
  const event: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  expect(taskOf(recognise(event), defaults)).toMatchObject({ agent: 'billing', kind: 'analyse' });
});

test('the manifest fits its schema', () => {
  expect(Manifest.parse(manifest)).toEqual(manifest);
});
