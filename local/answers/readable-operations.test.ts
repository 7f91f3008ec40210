import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readableOperations } from './readable-operations.ts';

const models = '../shared/data/aws-models';

describe('what may leave this machine', () => {
  it('is nothing but reads', () => {
    const names = [...readableOperations.values()].flatMap(({ operations }) => operations);

    expect(names.filter((name) => !/^(List|Get|Describe)[A-Z]/.test(name))).toEqual([]);
  });

  it.skipIf(!existsSync(models))(`exists in the AWS models (skipped without ${models})`, () => {
    for (const [service, { operations }] of readableOperations) {
      const path = `${models}/${service}/service-2.json`;
      if (!existsSync(path)) continue;
      const model = JSON.parse(readFileSync(path, 'utf8'));
      expect(Object.keys(model.operations)).toEqual(expect.arrayContaining([...operations]));
    }
  });
});
