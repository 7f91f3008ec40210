import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const file = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'focus', 'spec-1.2', 'rules-1.2.json');

/** A check of the model: a function with its arguments, or several of them. */
export interface Check {
  readonly CheckFunction: string;
  readonly ColumnName?: string | undefined;
  readonly ColumnAName?: string | undefined;
  readonly ColumnBName?: string | undefined;
  readonly ResultColumnName?: string | undefined;
  readonly Value?: string | number | null | undefined;
  readonly ExpectedCount?: number | undefined;
  readonly Items?: readonly Check[] | undefined;
}

const Check: z.ZodMiniType<Check> = z.pipe(
  z.pipe(
    z.looseObject({ CheckCondition: z.optional(z.string()) }),
    z.transform(({ CheckCondition, ...check }) =>
      CheckCondition === undefined ? check : { ...check, ColumnName: CheckCondition },
    ),
  ),
  z.looseObject({
    CheckFunction: z.string(),
    ColumnName: z.optional(z.string()),
    ColumnAName: z.optional(z.string()),
    ColumnBName: z.optional(z.string()),
    ResultColumnName: z.optional(z.string()),
    Value: z.optional(z.union([z.string(), z.number(), z.null()])),
    ExpectedCount: z.optional(z.number()),
    Items: z.optional(z.array(z.lazy(() => Check))),
  }),
);

/** Two conditions of the model are spelled `{ "AND": ... }`, without a function's name. */
const Condition = z.union([
  Check,
  z.pipe(
    z.object({ AND: z.union([Check, z.array(Check)]) }),
    z.transform(({ AND }): Check => ({ CheckFunction: 'AND', Items: [AND].flat() })),
  ),
  z.pipe(
    z.strictObject({}),
    z.transform(() => undefined),
  ),
]);

const ModelRule = z.looseObject({
  Function: z.string(),
  Type: z.string(),
  ValidationCriteria: z.looseObject({
    MustSatisfy: z.string(),
    Keyword: z.string(),
    Requirement: z.union([
      Check,
      z.pipe(
        z.strictObject({}),
        z.transform(() => undefined),
      ),
    ]),
    Condition,
  }),
});

/** A rule that is checked on the data itself, and not by other rules. */
export interface LeafRule {
  readonly id: string;
  readonly kind: string;
  readonly keyword: string;
  readonly text: string;
  readonly requirement: Check;
  readonly condition: Check | undefined;
}

/** The leaves of the rule model of FOCUS 1.2; `undefined` where the project stands alone. */
export function readLeafRules(): LeafRule[] | undefined {
  if (!existsSync(file)) return undefined;
  const { ModelRules } = z
    .looseObject({ ModelRules: z.record(z.string(), ModelRule) })
    .parse(JSON.parse(readFileSync(file, 'utf8')));
  return Object.entries(ModelRules).flatMap(([id, { Function: kind, Type, ValidationCriteria }]) => {
    const { MustSatisfy: text, Keyword: keyword, Requirement: requirement, Condition: condition } = ValidationCriteria;
    const isLeaf = Type === 'Static' && kind !== 'Composite' && requirement !== undefined;
    return isLeaf ? [{ id, kind, keyword, text, requirement, condition }] : [];
  });
}

/** The columns that a check looks at. */
export function columnsOf(check: Check | undefined): string[] {
  if (check === undefined) return [];
  const own = [check.ColumnName, check.ColumnAName, check.ColumnBName, check.ResultColumnName];
  return [...own.filter((name) => name !== undefined), ...(check.Items ?? []).flatMap(columnsOf)];
}
