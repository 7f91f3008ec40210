import { type ErrorCode, MeshError, messageOf } from '../../lib/core/errors.ts';
import type { Finding } from '../../lib/core/finding.ts';
import type { Gap } from '../../lib/core/gap.ts';
import { money } from '../../lib/core/money.ts';
import type { Facts, Outcome } from '../../lib/core/report.ts';
import { runCost } from '../../lib/core/run-cost.ts';
import type { Settings } from '../../lib/core/settings.ts';
import type { Ledger, SpendFacts } from '../../lib/core/spend.ts';
import type { Task } from '../../lib/core/task.ts';
import { netOf } from '../../lib/receipt/net-of.ts';
import type { BillFacts } from './domain/bill.ts';
import { commitmentQuestions, commitmentsOf } from './domain/commitments.ts';
import { compareSpans, comparisonPlans, spanQuestion } from './domain/comparison.ts';
import { cubePlans, cubesOf } from './domain/cubes.ts';
import { api, gapsOf, noExportGap, refusalGap } from './domain/gaps.ts';
import { cannotSay, judgeRule, outcomeOf, type RuleOutcome, ruleQuestion } from './domain/judge-rules.ts';
import { ownPricesQuestion, priceBookOf } from './domain/price-book.ts';
import { qualityOf } from './domain/quality.ts';
import type { Ask, Group, Question } from './domain/question.ts';
import { rules } from './domain/rules.ts';
import { isInScope } from './domain/scope.ts';
import { keysToTell, tagCoverageOf, tagQuestion, wholeQuestion } from './domain/tags.ts';
import { type Timeline, timelineOf } from './domain/timeline.ts';
import { accountNamesOf, type LedgerContext, totalQuestions, totalsOf } from './domain/totals.ts';
import { unitPriceQuestion, unitPricesOf } from './domain/unit-prices.ts';
import { seriesQuestion, unusualDaysOf, unusualDriverQuestion, withDriver } from './domain/unusual-days.ts';
import { trendKind, type UnusableCost, unusableCosts } from './domain/usable-costs.ts';
import { windowOf } from './domain/window.ts';
import type { Bill } from './gateway/bill.ts';
import type { BillingGateway } from './gateway.ts';

export interface Deps {
  readonly gateway: BillingGateway;
}

export interface Invocation {
  /** Aborted when the time is up. */
  readonly signal: AbortSignal;
  now(): Date;
  readonly settings: Settings;
}

/** Tags that name an environment, the first that is present wins. */
const environmentTags = ['environment', 'env', 'stage'];

/** What the bill says: how good it is, what is spent, and what is wasted. A run costs nothing. */
export async function run(task: Task, { gateway }: Deps, invocation: Invocation): Promise<Outcome> {
  const since = invocation.now().toISOString();
  let bill: Bill | undefined;
  try {
    const tags = { owner: invocation.settings.ownerTags, environment: environmentTags };
    bill = await gateway.open(tags, invocation.signal);
    if (bill === undefined) return nothing(noExportGap(since));
    const reading = readingOf(bill.facts, task.asOf);
    const spend = await readSpend(bill, reading, invocation.settings);
    const waste = await judgeWaste(bill, reading, { task, since, settings: invocation.settings });
    return answer(task, invocation.settings, {
      spend: { version: 1, source: api, asOf: task.asOf, ...spend },
      ...waste,
      gaps: [...gapsOf(bill.facts, reading.unusable, since), ...waste.gaps],
    });
  } catch (error) {
    const gap = refusalGap(codeOf(error), messageOf(error), since);
    if (gap === undefined) throw error;
    return nothing(gap);
  } finally {
    await bill?.close();
  }
}

/** What all analyses of a bill go by. */
interface Reading {
  readonly facts: BillFacts;
  readonly timeline: Timeline;
  readonly unusable: readonly UnusableCost[];
  readonly hasUsageTypes: boolean;
}

function readingOf(facts: BillFacts, asOf: string): Reading {
  const hasUsageTypes = facts.columns.some(({ column, state }) => column === 'UsageType' && state === 'there');
  return { facts, timeline: timelineOf(facts, asOf), unusable: unusableCosts(facts), hasUsageTypes };
}

/** Quality first, then a ledger for each currency. */
async function readSpend(
  { ask }: Bill,
  reading: Reading,
  { ownerTags }: Settings,
): Promise<Pick<SpendFacts, 'quality' | 'ledgers'>> {
  const { facts, timeline, unusable, hasUsageTypes } = reading;
  const totals = await askAll(ask, totalQuestions);
  const commitments = await askAll(ask, commitmentQuestions);
  const tags = await readTags(ask, facts, ownerTags);
  const ledgers: Ledger[] = [];
  for (const currency of facts.currencies) {
    const { completeUntil } = timeline;
    const accountNames = accountNamesOf(totals.names);
    const context = { currency, unusable, completeUntil, hasUsageTypes, accountNames };
    const hasStatus = facts.columns.some(
      (each) => each.column === 'CommitmentDiscountStatus' && each.state !== 'missing',
    );
    ledgers.push({
      currency,
      ...totalsOf(totals, context),
      cubes: await readCubes(ask, context),
      comparisons: await readComparisons(ask, timeline, context),
      unusual: await readUnusualDays(ask, timeline, context),
      ...commitmentsOf(commitments, { ...context, hasStatus }),
      unitPrices: unitPricesOf(await ask(unitPriceQuestion(currency)), context),
      tags: tags.keys.flatMap(({ key, groups }) => tagCoverageOf(key, groups, tags.wholes, context)),
    });
  }
  return { quality: qualityOf(facts, timeline, unusable), ledgers };
}

async function readTags(ask: Ask, { tagKeys }: BillFacts, ownerTags: readonly string[]) {
  const wholes = await ask(wholeQuestion);
  const keys: { key: string; groups: readonly Group[] }[] = [];
  for (const key of keysToTell(tagKeys, ownerTags)) keys.push({ key, groups: await ask(tagQuestion(key)) });
  return { wholes, keys };
}

async function readCubes(ask: Ask, { currency, hasUsageTypes, unusable }: LedgerContext): Promise<Ledger['cubes']> {
  const cubes: Ledger['cubes'] = [];
  for (const plan of cubePlans(currency, hasUsageTypes)) {
    cubes.push(...cubesOf(plan, await ask(plan.question), unusable));
  }
  return cubes;
}

async function readComparisons(ask: Ask, timeline: Timeline, context: LedgerContext): Promise<Ledger['comparisons']> {
  const { currency, unusable, accountNames } = context;
  const costKind = trendKind(unusable);
  const comparisons: Ledger['comparisons'] = [];
  for (const plan of comparisonPlans(timeline)) {
    const before = await ask(spanQuestion(currency, plan.kind, plan.baseline, costKind));
    const after = await ask(spanQuestion(currency, plan.kind, plan.current, costKind));
    comparisons.push(compareSpans(plan, before, after, { currency, costKind, accountNames }));
  }
  return comparisons;
}

async function readUnusualDays(ask: Ask, { period, completeUntil }: Timeline, context: LedgerContext) {
  const { currency, unusable, accountNames } = context;
  if (completeUntil <= period.start) return [];
  const span = { start: period.start, end: completeUntil };
  const series = { currency, costKind: trendKind(unusable), ...span, accountNames };
  const unusual: Ledger['unusual'] = [];
  for (const each of unusualDaysOf(await ask(seriesQuestion(series)), series)) {
    unusual.push(withDriver(each, await ask(unusualDriverQuestion(each, series)), series));
  }
  return unusual;
}

interface Waste {
  readonly findings: readonly Finding[];
  readonly rules: readonly RuleOutcome[];
  readonly gaps: readonly Gap[];
}

/** What each rule says, in each currency. Where the time is up, the rules that were left are told. */
async function judgeWaste(
  { ask }: Bill,
  { facts, timeline, unusable }: Reading,
  { task, since, settings }: { task: Task; since: string; settings: Settings },
): Promise<Waste> {
  const window = windowOf(timeline);
  const completeUntil = `${timeline.completeUntil}T00:00:00Z`;
  const finding = {
    // Nobody has looked at what is to come.
    refreshedAt: completeUntil < task.asOf ? completeUntil : task.asOf,
    retrievedAt: since,
    ownerTags: settings.ownerTags,
  };
  const findings: Finding[] = [];
  const outcomes: RuleOutcome[] = [];
  try {
    const books = new Map<string, ReturnType<typeof priceBookOf>>();
    for (const rule of rules) {
      const reason = cannotSay(rule, facts, unusable, window);
      let examined = 0;
      const found: Finding[] = [];
      for (const currency of reason === undefined ? facts.currencies : []) {
        if (window === undefined) break;
        const prices = books.get(currency) ?? priceBookOf(await ask(ownPricesQuestion(currency)), currency);
        books.set(currency, prices);
        const groups = await ask(ruleQuestion(rule, currency, window));
        examined += groups.length;
        found.push(...judgeRule(rule, groups, { window, prices, currency, asOf: task.asOf }, finding));
      }
      const inScope = found.filter((each) => isInScope(each, task.scope));
      findings.push(...inScope);
      outcomes.push(outcomeOf(rule, { reason, examined, findings: inScope.length }));
    }
    return { findings, rules: outcomes, gaps: [] };
  } catch (error) {
    const left = rules.slice(outcomes.length).map(({ name }) => name);
    const gap = refusalGap(codeOf(error), `${messageOf(error)}; not judged: ${left.join(', ')}`, since);
    if (gap === undefined) throw error;
    return { findings, rules: outcomes, gaps: [gap] };
  }
}

async function askAll<Name extends string>(ask: Ask, questions: Readonly<Record<Name, Question>>) {
  const answers: [string, readonly Group[]][] = [];
  for (const [name, question] of Object.entries<Question>(questions)) answers.push([name, await ask(question)]);
  return Object.fromEntries(answers) as Record<Name, readonly Group[]>;
}

function answer(task: Task, settings: Settings, told: Waste & { readonly spend: SpendFacts }): Outcome {
  const { findings, rules: outcomes, spend, gaps } = told;
  return {
    findings,
    conclude: () => ({
      ...netOf(findings, task.asOf, settings),
      status: gaps.length > 0 ? 'partial' : 'complete',
      facts: { spend, rules: outcomes } as unknown as Facts,
      gaps,
      cost: freeOfCost,
    }),
  };
}

/** No bill, no figure: what stood in the way is the answer. */
function nothing(gap: Gap): Outcome {
  return {
    findings: [],
    conclude: () => ({
      status: 'failed',
      net: money('0', 'USD'),
      basis: 'list',
      unknown: 0,
      highImpact: [],
      facts: {},
      gaps: [gap],
      cost: freeOfCost,
    }),
  };
}

/** Reading a file costs nothing; what S3 charges for it is a fraction of a cent. */
const freeOfCost = runCost([], money('0', 'USD'));

function codeOf(error: unknown): ErrorCode | undefined {
  return error instanceof MeshError ? error.code : undefined;
}
