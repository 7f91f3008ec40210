import Big from 'big.js';
import type { Finding } from '../core/finding.ts';

/**
 * The winners and the net by rules 4 to 7, found the long way: every set of actions that can be carried out together
 * is listed, and the sets are compared. Written from docs/adjudication.md and from none of the code that it checks,
 * for findings without repetitions and ranks (rules 2 and 3), in one currency, on list price.
 */
export interface World {
  readonly findings: readonly Finding[];
  /** Instance to its group. */
  readonly groups: ReadonlyMap<string, string>;
  /** Volume to its instance, of volumes that are deleted with it. */
  readonly volumes: ReadonlyMap<string, string>;
}

export interface Verdict {
  /** Unit to finding. */
  readonly winners: Readonly<Record<string, string>>;
  readonly net: string;
}

/** At most one action a unit. */
type Plan = ReadonlyMap<string, Finding>;

export function judge(world: World): Verdict {
  const units = Map.groupBy(world.findings, unitName);
  let best: Plan | undefined;
  for (const plan of plansOver([...units])) {
    if (!isFeasible(plan, world)) continue;
    if (best === undefined || isBetter(plan, best, units, world)) best = plan;
  }
  const winners = best ?? new Map<string, Finding>();
  return {
    winners: Object.fromEntries([...winners].map(([unit, { id }]) => [unit, id])),
    net: netOf(winners, world).toFixed(),
  };
}

export function unitName({ resource, facet }: Finding): string {
  return resource.kind === 'resource' ? `${resource.id} ${facet}` : resource.product;
}

function* plansOver(units: readonly (readonly [string, readonly Finding[]])[]): Generator<Plan> {
  const [first, ...rest] = units;
  if (first === undefined) {
    yield new Map();
    return;
  }
  const [unit, findings] = first;
  for (const plan of plansOver(rest)) {
    yield plan;
    for (const finding of findings) yield new Map([...plan, [unit, finding]]);
  }
}

function isFeasible(plan: Plan, { groups, volumes }: World): boolean {
  for (const finding of plan.values()) {
    const thing = thingOf(finding);
    const group = groups.get(thing);
    // rule 5: a group undoes a stop at once, and is changed as a whole
    if (group !== undefined && ['stop', 'delete', 'schedule'].includes(finding.action.kind)) return false;
    const groupAction = group === undefined ? undefined : plan.get(`${group} compute`);
    if (groupAction && amountOf(groupAction) !== undefined) return false;
    // rule 6: what is deleted is not changed
    const owner = volumes.get(thing) ?? thing;
    const deletion = plan.get(`${owner} compute`);
    if (deletion === undefined || deletion === finding || deletion.action.kind !== 'delete') continue;
    if (saving(deletion) !== undefined) return false;
  }
  return true;
}

/** Unit by unit, those first on which others depend: the preferred action before another one, any before none. */
function isBetter(plan: Plan, other: Plan, units: ReadonlyMap<string, readonly Finding[]>, world: World): boolean {
  const order = [...units.keys()].sort(
    (left, right) => dependence(left) - dependence(right) || (left < right ? -1 : 1),
  );
  for (const unit of order) {
    const [one, two] = [plan.get(unit), other.get(unit)];
    if (one === two) continue;
    if (one === undefined || two === undefined) return two === undefined;
    const alone = (units.get(unit) ?? []).filter((each) => isFeasible(new Map([[unit, each]]), world));
    const preferred = preferredOf(alone);
    if (one === preferred || two === preferred) return one === preferred;
  }
  return false;
}

function dependence(unit: string): number {
  if (unit.startsWith('asg')) return 0;
  return unit.endsWith('compute') ? 1 : 2;
}

/** Rule 4, as a knock-out: each test leaves those that pass best. */
function preferredOf(candidates: readonly Finding[]): Finding | undefined {
  const rounds: ((left: readonly Finding[]) => readonly Finding[])[] = [
    (left) => least(left, (each) => (saving(each) ? 0 : amountOf(each) ? 1 : 2)),
    (left) => least(left, ({ grade }) => 'ABC'.indexOf(grade.value)),
    (left) => (left.every((each) => amountOf(each)) ? least(left, (each) => Number(amountOf(each)?.times(-1))) : left),
    (left) =>
      least(left, ({ effort }) => ['very-low', 'low', 'medium', 'high', 'very-high', 'unknown'].indexOf(effort)),
    (left) => [...left].sort((one, two) => (one.id < two.id ? -1 : 1)).slice(0, 1),
  ];
  return rounds.reduce((left, round) => (left.length > 1 ? round(left) : left), candidates)[0];
}

function least(candidates: readonly Finding[], measure: (finding: Finding) => number): readonly Finding[] {
  const lowest = Math.min(...candidates.map(measure));
  return candidates.filter((each) => measure(each) === lowest);
}

/** Rules 5 to 7 on what the winners come to together. */
function netOf(plan: Plan, { groups }: World): Big {
  let net = new Big(0);
  for (const [unit, finding] of plan) {
    const stated = saving(finding);
    // rule 5: a member of a group that has no known amount stands beside
    if (stated === undefined || groups.has(thingOf(finding))) continue;
    const compute = plan.get(`${thingOf(finding)} compute`);
    const isSchedule = unit.endsWith('schedule');
    net = net.plus(isSchedule && compute ? afterwards(stated, compute) : stated);
  }
  return net;
}

function afterwards(stated: Big, compute: Finding): Big {
  const taken = saving(compute);
  if (taken === undefined) return stated;
  if (compute.action.kind === 'stop') return new Big(0);
  const { current, target } = compute.monthlyCost;
  if (current?.kind !== 'known' || target?.kind !== 'known') {
    const rest = stated.minus(taken);
    return rest.lt(0) ? new Big(0) : rest;
  }
  const worth = stated.times(target.value.amount).div(current.value.amount).round(2, Big.roundHalfEven);
  return worth.gt(stated) ? stated : worth;
}

/** What it saves, if that is known and not an extra cost. */
function saving(finding: Finding): Big | undefined {
  const amount = amountOf(finding);
  return amount?.lt(0) ? undefined : amount;
}

function amountOf({ savings }: Finding): Big | undefined {
  return savings.list?.kind === 'known' ? new Big(savings.list.value.amount) : undefined;
}

function thingOf({ resource }: Finding): string {
  return resource.kind === 'resource' ? resource.id : resource.product;
}
