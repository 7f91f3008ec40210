import type { NewDelivery } from './delivery-queue.ts';
import type { Envelope } from './event.ts';
import { listFields } from './event-fields.ts';
import { matchesPattern } from './pattern.ts';
import { type CompiledRule, DEFAULT_BUS, type Place } from './rule.ts';

/** The error codes with which a bus can be told to refuse (API reference: PutEventsResultEntry, retryable errors). */
export type BusFault = 'InternalFailure' | 'ThrottlingException';

/** The buses, the rules on each, and the faults that a test has put on them. */
export class Buses {
  readonly names: ReadonlySet<string>;
  readonly #place: Place;
  readonly #rules = new Map<string, CompiledRule[]>();
  readonly #faults = new Map<string, BusFault>();

  constructor(names: ReadonlySet<string>, rules: readonly CompiledRule[], place: Place) {
    this.names = names;
    this.#place = place;
    for (const rule of rules) {
      if (!rule.enabled || !rule.pattern) continue;
      this.#rules.set(rule.bus, [...(this.#rules.get(rule.bus) ?? []), rule]);
    }
  }

  arn(bus: string): string {
    return `arn:aws:events:${this.#place.region}:${this.#place.accountId}:event-bus/${bus}`;
  }

  /** The name of the bus that a name or an ARN means, the default bus where neither is given; undefined if there is none. */
  resolve(nameOrArn: string = DEFAULT_BUS): string | undefined {
    for (const name of this.names) if (nameOrArn === name || nameOrArn === this.arn(name)) return name;
    return undefined;
  }

  /** Lets a bus refuse every event with this code, or take events again. */
  setFault(bus: string, fault: BusFault | undefined): void {
    if (fault) this.#faults.set(bus, fault);
    else this.#faults.delete(bus);
  }

  fault(bus: string): BusFault | undefined {
    return this.#faults.get(bus);
  }

  /** The deliveries that an event on a bus gives rise to: one for each target of each rule that matches. */
  route(bus: string, envelope: Envelope, receivedAt: Date, forwarded: boolean): NewDelivery[] {
    const rules = this.#rules.get(bus);
    if (!rules) return [];
    const fields = listFields(envelope.event);
    const matching = rules.filter(({ pattern }) => pattern && matchesPattern(pattern, fields));
    return matching.flatMap((rule) => addressTargets(rule, envelope, receivedAt, forwarded));
  }
}

/** One delivery for each target of a rule. What has come from another bus is not sent to a third. */
export function addressTargets(
  rule: CompiledRule,
  envelope: Envelope,
  receivedAt: Date,
  forwarded: boolean,
): NewDelivery[] {
  const targets = forwarded ? rule.targets.filter(({ target }) => target.kind !== 'bus') : rule.targets;
  return targets.map(({ lane, render }) => ({
    lane,
    eventId: envelope.event.id,
    forwarded,
    payload: render(envelope, receivedAt),
    storedAtMs: receivedAt.getTime(),
  }));
}
