import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Manifest } from '../../lib/core/manifest.ts';
import { recognise } from '../../lib/runtime/recognise.ts';
import { taskOf } from '../../lib/runtime/task-of.ts';
import { typeOf } from './domain/plan.ts';
import { manifest } from './manifest.ts';

const folder = join(import.meta.dirname, 'events');
const defaults = {
  agent: manifest.name,
  requestId: 'request-1',
  asOf: '2026-11-20T09:00:00Z',
  deadline: '2026-11-20T09:10:00Z',
};

test.each([
  ['comprehensive.json', 'comprehensive'],
  ['exact-savings.json', 'comprehensive'],
  ['schedule.json', 'comprehensive'],
  ['targeted-ec2.json', 'targeted'],
])('the test event %s asks for a %s analysis', (file, type) => {
  const task = taskOf(recognise(JSON.parse(readFileSync(join(folder, file), 'utf8'))), defaults);
  expect(task).toMatchObject({ agent: 'supervisor', kind: 'analyse' });
  expect(typeOf(task)).toBe(type);
});

test('each test event is one of those', () => {
  expect(readdirSync(folder)).toHaveLength(4);
});

test('the manifest fits its schema', () => {
  expect(Manifest.parse(manifest)).toEqual(manifest);
});
