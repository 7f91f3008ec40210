import type { Gap } from '../../../lib/core/gap.ts';
import type { Scope } from '../../../lib/core/task.ts';
import { checkRow } from '../../../lib/receipt/source-row.ts';
import type { RecommendationFact, Refusal } from './facts.ts';
import { gapOf } from './refusal-gap.ts';

const millisecondsPerHour = 3_600_000;

/** Names that a sentence holds before it says how many more there are. */
const namesInSentence = 8;

/** A check whose resources were not read, or not to the end. */
export interface LostCheck {
  readonly refusal: Refusal;
  readonly check: string;
}

/** One gap for each reason, which names every check that was lost for it. */
export function lostCheckGaps(lost: readonly LostCheck[], since: string): Gap[] {
  const byReason = Map.groupBy(lost, ({ refusal: { call, code, name } }) => `${call} ${code} ${name}`);
  return [...byReason.values()].flatMap((alike) => {
    const names = sentenceOf(alike.map(({ check }) => check));
    return alike.slice(0, 1).map(({ refusal }) => gapOf(refusal, since, `Resources are missing of ${names}.`));
  });
}

/** What a source did not tell of checks, and what the one before it did not, where neither told anything. */
export function gapsOfSource(
  told: {
    readonly nothing: Refusal | undefined;
    readonly refused: Refusal | undefined;
    readonly refusedChecks: Refusal | undefined;
  },
  denied: Refusal | undefined,
  since: string,
): Gap[] {
  const { nothing, refused, refusedChecks } = told;
  if (nothing !== undefined) {
    // An account without the plan is denied by the one API and told why by the other.
    const refusals = denied === undefined || nothing.code === 'plan-required' ? [nothing] : [denied, nothing];
    return refusals.map((each) => gapOf(each, since, 'Nothing that Trusted Advisor says of cost is in this answer.'));
  }
  return [
    ...(refused ? [gapOf(refused, since, 'Not all checks of Trusted Advisor are in this answer.')] : []),
    ...(refusedChecks
      ? [gapOf(refusedChecks, since, 'Values cannot be read without headings, so savings are unknown.')]
      : []),
  ];
}

/** Checks that have no result, and checks that last looked longer ago than their opinions count. */
export function checkGaps(
  checks: readonly RecommendationFact[],
  source: string,
  { asOf, since }: { readonly asOf: string; readonly since: string },
): Gap[] {
  const absent = checks.filter(({ status }) => status === 'not_available');
  const old = checks.filter((each) => each.status !== 'not_available' && isOld(each, asOf));
  return [
    ...named({ code: 'no-data', source, since }, absent, {
      effect: (names) => `Trusted Advisor has no result of ${names}.`,
      remedy: 'Refresh these checks in the Trusted Advisor console, and ask again.',
    }),
    ...named({ code: 'unusable-data', source, since }, old, {
      effect: (names) => `Trusted Advisor last looked too long ago for its opinions to count: ${names}.`,
      remedy: 'Refresh these checks in the Trusted Advisor console, and ask again.',
    }),
  ];
}

/** Checks whose values stand under other headings than their own. */
export function misfitGaps(checks: Iterable<string>, source: string, since: string): Gap[] {
  const misfits = Array.from(checks, (name) => ({ name }));
  return named({ code: 'unusable-data', source, since }, misfits, {
    effect: (names) => `Values do not stand under the headings of their check, so savings are unknown: ${names}.`,
    remedy: 'Read these checks in the Trusted Advisor console.',
  });
}

/** A question about tags is answered with more than it asks for: Trusted Advisor states none. */
export function tagGaps(scope: Scope | undefined, source: string, since: string): Gap[] {
  if (scope?.tags === undefined) return [];
  const effect = 'Trusted Advisor states no tags, so its findings are not limited to those that were asked for.';
  return [{ source, code: 'no-data', since, effect, remedy: 'Ask for accounts, services or resources.' }];
}

function isOld({ checkId, refreshedAt }: RecommendationFact, asOf: string): boolean {
  if (refreshedAt === undefined) return false;
  return Date.parse(asOf) - Date.parse(refreshedAt) > checkRow(checkId).maximumAgeHours * millisecondsPerHour;
}

function named(
  { code, source, since }: Pick<Gap, 'code' | 'source' | 'since'>,
  checks: readonly { readonly name: string }[],
  told: { readonly effect: (names: string) => string; readonly remedy: string },
): Gap[] {
  if (checks.length === 0) return [];
  const names = sentenceOf(checks.map(({ name }) => name));
  return [{ source, code, since, effect: told.effect(names), remedy: told.remedy }];
}

function sentenceOf(names: readonly string[]): string {
  const shown = names.slice(0, namesInSentence).map((name) => `“${name}”`);
  const more = names.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
