import { AwsError } from '../aws-error.ts';
import type { JsonObject } from './json.ts';
import { type CompiledPattern, compilePattern } from './pattern.ts';
import { parseSchedule, type Schedule } from './schedule.ts';
import { compileTargetInput, type RenderInput, type TargetInput } from './target-input.ts';

/** A rule as plain data: what it waits for, and who is told. It needs a pattern, a schedule, or both. */
export interface Rule {
  /** Unique over all buses: dead letters are filed under it. */
  readonly name: string;
  /** Default: `default`. A schedule is only possible there. */
  readonly bus?: string;
  readonly description?: string;
  /** Default: true. */
  readonly enabled?: boolean;
  readonly pattern?: JsonObject;
  /** `rate(value unit)` or `cron(fields)`, UTC. */
  readonly schedule?: string;
  /** At most five (EventBridge quotas: targets per rule). */
  readonly targets: readonly Target[];
}

export type Target = FunctionTarget | BusTarget;

/** A Lambda function, invoked asynchronously. */
export interface FunctionTarget {
  readonly kind: 'function';
  readonly id: string;
  /** Its name or ARN; handed to `deliver` as it is. */
  readonly function: string;
  /** What it receives. Default: the event. */
  readonly input?: TargetInput;
  readonly retry?: RetryLimits;
}

/** Another bus. An event that has already come from another bus is not sent on (user guide: Sending between buses). */
interface BusTarget {
  readonly kind: 'bus';
  readonly id: string;
  readonly bus: string;
  readonly retry?: RetryLimits;
}

/** When to give up, whichever comes first; what is left out is the service's own limit. */
export interface RetryLimits {
  /** 0 to 185. */
  readonly maximumRetryAttempts?: number;
  /** 60 to 86,400. */
  readonly maximumEventAgeSeconds?: number;
}

export interface CompiledRule {
  readonly name: string;
  readonly arn: string;
  readonly bus: string;
  readonly enabled: boolean;
  readonly source: Rule;
  readonly pattern: CompiledPattern | undefined;
  readonly schedule: Schedule | undefined;
  readonly targets: readonly CompiledTarget[];
}

export interface CompiledTarget {
  /** The rule's name and the target's id: the queue of this target. */
  readonly lane: string;
  readonly target: Target;
  readonly render: RenderInput;
}

/** Where rules live: it is part of their ARNs. */
export interface Place {
  readonly region: string;
  readonly accountId: string;
}

export const DEFAULT_BUS = 'default';

const MAXIMUM_TARGETS = 5;

/** Rule names and target ids: 1 to 64 of these (API reference: PutRule, Target). Not only dots: they become file names. */
const NAME = /^(?!\.+$)[.\-_A-Za-z0-9]{1,64}$/;

/**
 * Checks the rules and makes them ready to match.
 *
 * @throws AwsError with the rule's name and what is wrong with it.
 */
export function compileRules(rules: readonly Rule[], buses: ReadonlySet<string>, place: Place): CompiledRule[] {
  const names = new Set<string>();
  return rules.map((rule) => {
    const refuse = (reason: string) => new AwsError('ValidationException', 400, `Rule "${rule.name}": ${reason}`);
    if (!NAME.test(rule.name)) throw refuse(`the name must match ${NAME.source}.`);
    if (names.has(rule.name)) throw refuse('another rule has the same name.');
    names.add(rule.name);
    try {
      return compileRule(rule, buses, place, refuse);
    } catch (error) {
      if (!(error instanceof AwsError) || error.message.startsWith('Rule "')) throw error;
      throw new AwsError(error.code, error.status, `Rule "${rule.name}": ${error.message}`, { cause: error });
    }
  });
}

type Refuse = (reason: string) => AwsError;

function compileRule(rule: Rule, buses: ReadonlySet<string>, place: Place, refuse: Refuse): CompiledRule {
  const bus = rule.bus ?? DEFAULT_BUS;
  if (!buses.has(bus)) throw refuse(`there is no bus "${bus}". There is: ${[...buses].join(', ')}.`);
  if (rule.pattern === undefined && rule.schedule === undefined) throw refuse('it needs a pattern or a schedule.');
  if (rule.schedule !== undefined && bus !== DEFAULT_BUS) {
    throw refuse('ScheduleExpression is supported only on the default event bus.');
  }
  if (rule.targets.length > MAXIMUM_TARGETS) {
    throw refuse(`at most ${MAXIMUM_TARGETS} targets are allowed, but it has ${rule.targets.length}.`);
  }
  if (rule.targets.some((target) => target.kind === 'bus' && target.bus === bus)) {
    throw refuse(`it sends the events of the bus "${bus}" to that same bus.`);
  }
  const ids = rule.targets.map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw refuse(`two targets have the same id: ${ids.join(', ')}.`);
  const arn = ruleArn(rule.name, bus, place);
  return {
    name: rule.name,
    arn,
    bus,
    enabled: rule.enabled ?? true,
    source: rule,
    pattern: rule.pattern === undefined ? undefined : compilePattern(rule.pattern),
    schedule: rule.schedule === undefined ? undefined : parseSchedule(rule.schedule),
    targets: rule.targets.map((target) => compileTarget(rule.name, arn, target, buses, refuse)),
  };
}

function compileTarget(
  rule: string,
  arn: string,
  target: Target,
  buses: ReadonlySet<string>,
  refuse: Refuse,
): CompiledTarget {
  if (!NAME.test(target.id)) throw refuse(`the target id "${target.id}" must match ${NAME.source}.`);
  if (target.kind === 'bus' && !buses.has(target.bus)) throw refuse(`there is no bus "${target.bus}" to send to.`);
  checkLimit(target, 'maximumRetryAttempts', 0, 185, refuse);
  checkLimit(target, 'maximumEventAgeSeconds', 60, 86_400, refuse);
  const input = target.kind === 'function' ? target.input : undefined;
  return { lane: `${rule}/${target.id}`, target, render: compileTargetInput(input, { name: rule, arn }) };
}

/** The ranges of RetryPolicy (API reference). */
function checkLimit(target: Target, name: keyof RetryLimits, lowest: number, highest: number, refuse: Refuse): void {
  const value = target.retry?.[name] ?? lowest;
  if (Number.isInteger(value) && value >= lowest && value <= highest) return;
  throw refuse(`target "${target.id}": ${name} must be ${lowest} to ${highest}, but is ${value}.`);
}

function ruleArn(name: string, bus: string, { region, accountId }: Place): string {
  const path = bus === DEFAULT_BUS ? name : `${bus}/${name}`;
  return `arn:aws:events:${region}:${accountId}:rule/${path}`;
}
