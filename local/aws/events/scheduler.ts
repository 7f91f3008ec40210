import type { Clock } from './clock.ts';
import type { ScheduleState } from './delivery-queue.ts';
import type { CompiledRule } from './rule.ts';
import { nextTime, type Schedule } from './schedule.ts';

export interface SchedulerOptions {
  readonly rules: readonly CompiledRule[];
  readonly clock: Clock;
  /** The schedules as an earlier process left them. */
  readonly states: readonly ScheduleState[];
  /** Keeps a state, as for a rule that is new. */
  readonly save: (state: ScheduleState) => void;
  readonly forget: (rule: string) => void;
  /** Sends the event of `time` and keeps the state with it, both or neither. */
  readonly fire: (rule: CompiledRule, time: Date, state: ScheduleState) => void;
}

interface ScheduledRule {
  readonly rule: CompiledRule;
  readonly schedule: Schedule;
}

/**
 * Fires the rules that have a schedule. What fell due while the process was down is not made up for, as AWS does not
 * either; no time fires twice. A machine that slept over several times fires once when it wakes, and goes on from then.
 */
export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #timers = new Map<string, () => void>();
  #stopped = false;

  constructor(options: SchedulerOptions) {
    this.#options = options;
  }

  /** Begins. A rule that is new, or whose expression has changed, is created now: its rate counts from here. */
  start(): void {
    const { rules, clock, states, save, forget } = this.#options;
    const known = new Map(states.map((state) => [state.rule, state]));
    for (const rule of rules) {
      const expression = rule.source.schedule;
      if (!rule.schedule || expression === undefined) continue;
      let state = known.get(rule.name);
      known.delete(rule.name);
      if (state?.expression !== expression) {
        state = { rule: rule.name, expression, createdAtMs: clock.now().getTime(), firedAtMs: null };
        save(state);
      }
      if (rule.enabled) this.#arm({ rule, schedule: rule.schedule }, state);
    }
    for (const name of known.keys()) forget(name);
  }

  close(): void {
    this.#stopped = true;
    for (const cancel of this.#timers.values()) cancel();
  }

  #arm(scheduled: ScheduledRule, state: ScheduleState): void {
    const { clock, fire } = this.#options;
    const { rule, schedule } = scheduled;
    const after = new Date(Math.max(clock.now().getTime(), state.firedAtMs ?? 0));
    const time = nextTime(schedule, after, new Date(state.createdAtMs));
    if (!time) return;
    const cancel = clock.setTimer(time, () => {
      if (this.#stopped) return;
      const fired = { ...state, firedAtMs: time.getTime() };
      fire(rule, time, fired);
      this.#arm(scheduled, fired);
    });
    this.#timers.set(rule.name, cancel);
  }
}
