import { sameChange, sameKind } from './change.ts';
import { carrierOf } from './lending.ts';
import type { Opinion } from './model.ts';
import { join, nameOfSource, sameThing } from './wording.ts';

/**
 * Rule 2. Of opinions that are the same one twice, keeps one: the same id; Compute Optimizer's option and the Hub's
 * recommendation made of it; a check that only repeats one of these; and an older check of Trusted Advisor beside any
 * of them. The kept one takes the best grade, and the amounts that it lacks.
 *
 * @param standing what rule 1 left, by id
 * @param flipped the finding that a person chose: never struck for a better source
 * @returns what still stands
 */
export function strikeDuplicates(standing: readonly Opinion[], flipped: string | undefined): readonly Opinion[] {
  if (standing.length < 2) return standing;
  strikeRestated(standing);
  strikeRepeated(standing.filter(isStanding), flipped);
  return standing.filter(isStanding);
}

export function isStanding({ struck }: Opinion): boolean {
  return struck === undefined;
}

function strikeRestated(standing: readonly Opinion[]): void {
  let kept: Opinion | undefined;
  for (const opinion of standing) {
    if (kept?.finding.id === opinion.finding.id) strikeDuplicate(opinion, kept, 'the same opinion, stated twice');
    else kept = opinion;
  }
}

/** Whose opinion it is, the origin first; `nobody` neither repeats nor is repeated. */
const hub = 0;
const optimizer = 1;
const viaHub = 2;
const viaOptimizer = 3;
const nobody = 4;

function originOf({ finding: { source }, traits: { relation } }: Opinion): number {
  if (source.family === 'cost-optimization-hub') return hub;
  if (source.family === 'compute-optimizer') return optimizer;
  if (relation === 'hub') return viaHub;
  return relation === 'compute-optimizer' ? viaOptimizer : nobody;
}

function strikeRepeated(standing: readonly Opinion[], flipped: string | undefined): void {
  // the older checks come last: whatever stands above them may replace them
  const modern: Opinion[] = [];
  for (let origin = hub; origin <= viaOptimizer; origin++) {
    const above = [...modern];
    for (const opinion of standing) {
      if (originOf(opinion) !== origin) continue;
      const kept = opinion.finding.id === flipped ? undefined : findKept(opinion, origin, above);
      if (kept === undefined) modern.push(opinion);
      else strikeFor(opinion, kept);
    }
  }
  strikeLegacy(
    standing.filter(({ finding, traits }) => traits.relation === 'legacy' && finding.id !== flipped),
    modern,
  );
}

/** Whose opinion this one is, among those of the origins above. */
function findKept({ finding: { action } }: Opinion, origin: number, above: readonly Opinion[]): Opinion | undefined {
  const same = above.find(({ finding }) => sameChange(finding.action, action));
  // a check that repeats an engine differs from it in age alone: the same kind of action is the same opinion
  return same ?? (origin > optimizer ? above.find(({ finding }) => sameKind(finding.action, action)) : undefined);
}

function strikeFor(opinion: Opinion, kept: Opinion): void {
  const own = nameOfSource(opinion.finding);
  const text = join(join(own, ' repeats what '), saysOf(kept));
  strikeDuplicate(opinion, kept, text);
}

/**
 * Whatever its action and amount: it is the on-demand rate of idle days. But an unknown amount never displaces a known
 * one (rule 11), so it goes on to rule 4 where no better opinion has an amount, unless they agree on the action: then
 * it lends its own.
 */
function strikeLegacy(legacy: readonly Opinion[], modern: readonly Opinion[]): void {
  const withAmount = modern.find((other) => carrierOf(other) !== undefined);
  for (const opinion of legacy) {
    const any = opinion.amount === undefined ? modern[0] : withAmount;
    const kept = any ?? modern.find(({ finding }) => sameChange(finding.action, opinion.finding.action));
    if (kept !== undefined) strikeDuplicate(opinion, kept, legacyText(kept));
  }
}

function legacyText(kept: Opinion): string {
  return join("an older check's rule of thumb; what ", join(saysOf(kept), ' is better evidenced'));
}

function saysOf({ finding }: Opinion): string {
  return join(join(nameOfSource(finding), ' says of '), sameThing(finding));
}

/** Strikes an opinion for one that says the same, which takes on its grade where that is better. */
export function strikeDuplicate(opinion: Opinion, kept: Opinion, why: string): void {
  opinion.struck = 'duplicate';
  opinion.by = kept;
  opinion.why = why;
  kept.duplicates ??= [];
  kept.duplicates.push(opinion, ...(opinion.duplicates ?? []));
  if (opinion.grade < kept.grade) kept.grade = opinion.grade;
}
