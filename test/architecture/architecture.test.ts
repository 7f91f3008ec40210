import { describe, expect, test } from 'vitest';
import { findRooms } from '../../bundle/rooms.ts';
import { findCircle, objectionTo } from './check.ts';
import { defectsOf } from './room-shape.ts';
import { entriesOf, importsLargeZod, importsOf, sourceFiles } from './tree.ts';

const files = sourceFiles();

describe('the tree', () => {
  test('imports only along the arrows', () => {
    const objections = files.flatMap((file) => importsOf(file).map((imported) => objectionTo(file, imported)));
    expect(objections.filter((objection) => objection !== undefined)).toEqual([]);
  });

  test('takes the small build of zod, whose schemas are made in half the time at each cold start', () => {
    expect(files.filter((file) => importsLargeZod(file))).toEqual([]);
  });

  test('has no circle of imports', () => {
    expect(findCircle(files, importsOf)).toBeUndefined();
  });

  test.each(['functions', 'test/functions'])('gives every room in %s the files of its kind', async (folder) => {
    const rooms = await findRooms(folder);
    const defects = rooms.flatMap(({ manifest }) =>
      defectsOf(manifest.kind, entriesOf(`${folder}/${manifest.name}`)).map((defect) => `${manifest.name} ${defect}`),
    );
    expect(defects).toEqual([]);
  });
});

describe('the check', () => {
  const file = (target: string, typesOnly = false) => ({ target, isPackage: false, typesOnly });
  const fromPackage = (target: string) => ({ target, isPackage: true, typesOnly: false });

  test.each([
    ['a room that imports another', 'functions/budget/agent.ts', file('functions/supervisor/domain/plan.ts')],
    ['an agent that imports its gateway’s code', 'functions/budget/agent.ts', file('functions/budget/gateway.ts')],
    ['an agent that imports an SDK client', 'functions/budget/agent.ts', fromPackage('@aws-sdk/client-budgets')],
    ['a domain file that reads files', 'functions/budget/domain/forecast.ts', fromPackage('node:fs')],
    ['one channel that imports another', 'lib/context/context.ts', file('lib/state/state.ts')],
    ['the vocabulary that imports a room', 'lib/core/task.ts', file('lib/receipt/rules.ts')],
    ['the truth that imports the adjudication', 'local/world/reprice.ts', file('lib/receipt/rules.ts')],
    ['the laptop that imports a function’s code', 'local/cli/start.ts', file('functions/budget/agent.ts')],
  ])('refuses %s and says what to do', (_, from, imported) => {
    expect(objectionTo(from, imported)).toMatch(new RegExp(`^${from} imports .*: .+`));
  });

  test.each([
    ['an agent, its gateway’s types', 'functions/budget/agent.ts', file('functions/budget/gateway.ts', true)],
    ['the laptop, a manifest', 'local/mesh/start.ts', file('functions/budget/manifest.ts')],
    ['a gateway, its SDK client', 'functions/budget/gateway.ts', fromPackage('@aws-sdk/client-budgets')],
  ])('allows %s', (_, from, imported) => {
    expect(objectionTo(from, imported)).toBeUndefined();
  });

  test('finds a circle and names it', () => {
    const imports = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['a']],
    ]);
    expect(findCircle(['a', 'b', 'c'], (from) => (imports.get(from) ?? []).map((target) => file(target)))).toEqual([
      'a',
      'b',
      'c',
      'a',
    ]);
  });

  test('tells what a room lacks and what it may not have', () => {
    expect(
      defectsOf('agent', ['manifest.ts', 'handler.ts', 'agent.ts', 'domain/', 'events/', 'README.md', 'helpers.ts']),
    ).toEqual(['lacks gateway.ts', expect.stringMatching(/^may not have helpers\.ts/)]);
  });
});
