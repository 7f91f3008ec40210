import * as z from 'zod/mini';
import { MeshError } from '../../lib/core/errors.ts';
import type { Finding } from '../../lib/core/finding.ts';
import { parse } from '../../lib/core/parse.ts';
import type { Outcome } from '../../lib/core/report.ts';
import type { Task } from '../../lib/core/task.ts';
import { type Deps, findingsOf, gapsOf, type Invocation, readAdvice, run, startReading } from './agent.ts';
import type { RecommendationFact } from './domain/facts.ts';
import { isAboutCost } from './domain/reading.ts';
import { describeCheck } from './domain/tally.ts';

/** One question that a conversation may put to Trusted Advisor. Its answer is JSON, and holds no figure of a model. */
interface Tool {
  readonly name: string;
  /** When to use it, for whoever chooses. */
  readonly description: string;
  readonly input: z.ZodMiniObject;
  /** @throws MeshError `bad-input`, or `not-found` with what there is */
  call(input: unknown): Promise<unknown>;
}

const page = {
  limit: z._default(z.int().check(z.minimum(1), z.maximum(200)), 50).check(z.describe('How many to answer with')),
  offset: z._default(z.int().check(z.minimum(0)), 0).check(z.describe('How many to leave out before them')),
};

const RecommendationsInput = z.strictObject({
  status: z.optional(z.enum(['warning', 'error', 'ok', 'not_available'])).check(z.describe('Default: all')),
  ...page,
});

const DetailsInput = z.strictObject({
  recommendation: z
    .string()
    .check(z.minLength(1), z.describe('The id or ARN of a recommendation, or the id of its check')),
  ...page,
});

const SummaryInput = z.strictObject({});

/**
 * The three questions, for one task: within its scope, deadline and account.
 *
 * @param task on whose behalf they are put, e.g. of kind `ask`
 */
export function createTools(task: Task, deps: Deps, invocation: Invocation): readonly Tool[] {
  return [
    tool(
      'get_trusted_advisor_recommendations',
      'Which cost checks of Trusted Advisor flag something, with the sums that AWS itself states for them.',
      RecommendationsInput,
      (input) => listRecommendations(input, deps, invocation),
    ),
    tool(
      'get_recommendation_details',
      'Each resource that one check flags: what to do, what it would save, and the evidence.',
      DetailsInput,
      (input) => detail(input, task, deps, invocation),
    ),
    tool(
      'get_cost_optimization_summary',
      'What all cost checks together would save, each saving counted once, and what is not known.',
      SummaryInput,
      async () => summarise(await run(task, deps, invocation)),
    ),
  ];
}

function tool<Input extends z.ZodMiniObject>(
  name: string,
  description: string,
  input: Input,
  answer: (input: z.output<Input>) => Promise<unknown>,
): Tool {
  return { name, description, input, call: async (given) => answer(parse(input, given, name)) };
}

async function listRecommendations(
  { status, limit, offset }: z.output<typeof RecommendationsInput>,
  deps: Deps,
  invocation: Invocation,
) {
  const { api, recommendations, gaps } = await readAdvice(deps, invocation);
  const asked = recommendations.filter((each) => isAboutCost(each) && (status === undefined || each.status === status));
  return {
    api,
    total: asked.length,
    recommendations: asked.slice(offset, offset + limit).map((each) => ({
      recommendation: each.recommendationId ?? each.reference,
      ...describeCheck(each),
    })),
    gaps,
  };
}

async function detail(
  { recommendation: asked, limit, offset }: z.output<typeof DetailsInput>,
  task: Task,
  deps: Deps,
  invocation: Invocation,
) {
  const advice = await readAdvice(deps, invocation);
  const found = findRecommendation(asked, advice.recommendations.filter(isAboutCost));
  const reading = startReading(advice, task, invocation);
  const { taken: findings, more } = await takeSome(findingsOf(reading, [found]), offset, limit);
  const { description = '' } = advice.checks.find(({ id }) => id === found.checkId) ?? {};
  return { ...describeCheck(found), description, findings, more, gaps: gapsOf(reading) };
}

/** @throws MeshError `not-found` that names what there is */
function findRecommendation(asked: string, told: readonly RecommendationFact[]): RecommendationFact {
  const found =
    told.find(({ recommendationId, reference }) => asked === recommendationId || asked === reference) ??
    told.find(({ checkId }) => asked === checkId);
  if (found !== undefined) return found;
  const known = told.map(({ checkId, recommendationId, reference }) => checkId ?? recommendationId ?? reference);
  throw new MeshError(
    'not-found',
    `Trusted Advisor has no cost recommendation “${asked}”; it has ${known.join(', ') || 'none'}`,
  );
}

/** As many as were asked for, and whether there are more; resources beyond are not read. */
async function takeSome(findings: AsyncIterable<Finding>, offset: number, limit: number) {
  const taken: Finding[] = [];
  let seen = 0;
  for await (const finding of findings) {
    if (seen >= offset + limit) return { taken, more: true };
    if (seen >= offset) taken.push(finding);
    seen += 1;
  }
  return { taken, more: false };
}

/** Findings are read through, since only all of them together have a net. */
async function summarise({ findings, conclude }: Outcome) {
  let count = 0;
  for await (const _ of findings) count += 1;
  return { findings: count, ...conclude() };
}
