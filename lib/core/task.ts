import * as z from 'zod/mini';
import { AccountId } from './account-id.ts';
import { Instant } from './time.ts';

/** Ids go into S3 keys and DynamoDB sort keys as they are, so they hold nothing that either would read otherwise. */
export const Id = z
  .string()
  .check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/, 'letters, digits, ".", "_" and "-", at most 128'));

/** The name of a room: `trusted-advisor`, `cost-explorer`. */
export const AgentName = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,62}$/, 'a room name such as "trusted-advisor"'));

/**
 * `analyse`: the agent's question. `refine`: again, within constraints. `impact`: what these opportunities do to the
 * agent's question. `ask`: one free question.
 */
export const TaskKind = z.enum(['analyse', 'refine', 'impact', 'ask']);
export type TaskKind = z.infer<typeof TaskKind>;

/** `emergency`: spend is jumping now, so anomalies and budgets come first. */
export const AnalysisType = z.enum(['comprehensive', 'targeted', 'emergency']);
export type AnalysisType = z.infer<typeof AnalysisType>;

/** What an analysis is limited to. A list that is absent does not limit; several lists limit together. */
export const Scope = z.strictObject({
  accountIds: z.optional(z.array(AccountId).check(z.minLength(1))),
  services: z.optional(z.array(z.string()).check(z.minLength(1))),
  resources: z.optional(z.array(z.string()).check(z.minLength(1))),
  tags: z.optional(z.record(z.string(), z.string())),
});
export type Scope = z.infer<typeof Scope>;

/** What a proposal must keep to when it is asked for again. */
export const Constraints = z.strictObject({
  resource: z.optional(z.string()),
  keepFamily: z.optional(z.string()),
  allowRestart: z.optional(z.boolean()),
  allowArchitectureChange: z.optional(z.boolean()),
});
export type Constraints = z.infer<typeof Constraints>;

/** Names that a task may list. A mesh has a handful of agents. */
const mostAgents = 50;

/** An agent at most this many hops from the event or person that started the work is heard; farther ones are cut. */
export const hopLimit = 8;

export const Task = z.strictObject({
  id: Id,
  analysisId: Id,
  agent: AgentName,
  kind: TaskKind,
  /** Of the supervisor's tasks; `targeted` where a scope is given and no type, else `comprehensive`. */
  type: z.optional(AnalysisType),
  query: z.optional(z.string().check(z.maxLength(4_000))),
  scope: z.optional(Scope),
  constraints: z.optional(Constraints),
  /** Context keys of reports already stored. */
  inputs: z.optional(z.array(z.string().check(z.minLength(1)))),
  /**
   * Of the supervisor's tasks: whom to ask. Without it every registered agent that analyses, and nobody where the task
   * brings reports.
   */
  agents: z.optional(z.array(AgentName).check(z.minLength(1), z.maxLength(mostAgents))),
  /** The moment that the answer speaks of; in a replay the moment of the recording. */
  asOf: Instant,
  deadline: Instant,
  hop: z.int().check(z.minimum(0), z.maximum(hopLimit)),
  requestedBy: z.string().check(z.minLength(1)),
});
export type Task = z.infer<typeof Task>;
