import { describe, expect, it } from 'vitest';
import type { Action } from '../core/action.ts';
import { sameChange, sameKind } from './change.ts';

const rightsize = (target?: string): Action => ({ kind: 'rightsize', ...(target !== undefined && { target }) });

describe('the same change', () => {
  it.each<[Action, Action, boolean]>([
    [rightsize('m5.xlarge'), rightsize('m5.xlarge'), true],
    [rightsize('m5.xlarge'), rightsize('c5.xlarge'), false],
    [rightsize('m5.xlarge'), rightsize('m5.xlargeX'), false],
    [rightsize('GP3-AZ'), { kind: 'upgrade', target: 'gp3-az' }, true],
    [rightsize('a@'), rightsize('a`'), false],
    [rightsize('a['), rightsize('a{'), false],
    [rightsize(), rightsize('m5.xlarge'), true],
    [rightsize('m5.xlarge'), rightsize(), true],
    [rightsize(), rightsize(), true],
    [rightsize(), { kind: 'upgrade', target: 'm5.xlarge' }, false],
    [{ kind: 'upgrade', target: 'm5.xlarge' }, rightsize(), false],
    [{ kind: 'schedule', target: 'nights' }, { kind: 'schedule', target: 'nights' }, true],
    [{ kind: 'schedule', target: 'nights' }, rightsize('nights'), false],
    [{ kind: 'stop' }, { kind: 'delete' }, false],
  ])('%j and %j: %s', (left, right, wanted) => {
    expect(sameChange(left, right)).toBe(wanted);
  });

  it('is of one kind, and so are two changes of size', () => {
    expect(sameKind({ kind: 'scale-in' }, { kind: 'migrate-architecture' })).toBe(true);
    expect(sameKind({ kind: 'scale-in' }, { kind: 'stop' })).toBe(false);
  });
});
