import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { AwsError } from '../aws-error.ts';
import type { AwsRequest, AwsResponse, AwsService } from '../service.ts';
import { addressTargets, Buses, type BusFault } from './buses.ts';
import { type Clock, systemClock } from './clock.ts';
import { DeadLetters } from './dead-letters.ts';
import { DeliveryQueue, type NewDelivery, type ScheduleState } from './delivery-queue.ts';
import { Dispatcher } from './dispatcher.ts';
import { type BusEvent, wrapEvent } from './event.ts';
import type { JsonObject } from './json.ts';
import { answerRequest, type EventsApi, renderError } from './operations.ts';
import { type PutEventsAnswer, type PutEventsEntry, takeEvents } from './put-events.ts';
import { type RedriveResult, redriveDeadLetters } from './redrive.ts';
import { LAPTOP_RETRY, type RetryPolicy } from './retry-policy.ts';
import {
  type CompiledRule,
  type CompiledTarget,
  compileRules,
  DEFAULT_BUS,
  type FunctionTarget,
  type Place,
  type Rule,
} from './rule.ts';
import { Scheduler } from './scheduler.ts';

/**
 * Hands a payload, a JSON text, to a function: the Lambda service's asynchronous invoke. The delivery counts as made
 * once this resolves. A rejection is tried again unless it says `retryable: false` or has a 4xx `status` other than 429.
 */
export type Deliver = (target: FunctionTarget, payload: string) => Promise<void>;

export interface EventsOptions extends Place {
  /** Holds the queue (`events.sqlite`) and `dead-letters/events/`. */
  readonly dataDir: string;
  /** Buses beside `default`. */
  readonly buses?: readonly string[];
  readonly rules: readonly Rule[];
  readonly deliver: Deliver;
  /** Default: the machine's. */
  readonly clock?: Clock;
  /** Default: limits for a laptop. */
  readonly retry?: Partial<RetryPolicy>;
  /** Hears of dead letters and of events to buses that do not exist. Default: `console.warn`. */
  readonly warn?: (message: string) => void;
}

/** An event of an AWS service itself, as no one may send it through PutEvents. */
export interface AwsServiceEvent {
  /** As in `aws.ce`. */
  readonly source: string;
  readonly detailType: string;
  readonly detail: JsonObject;
  readonly resources?: readonly string[];
  /** Default: now. */
  readonly time?: Date;
}

/**
 * Starts EventBridge on the rules given: makes the deliveries that an earlier process has left, and fires the schedules.
 *
 * @throws AwsError naming the rule that is not valid; Error if another process has the queue open.
 */
export function createEvents(options: EventsOptions): EventsService {
  return new EventsService(options);
}

/** The embedded EventBridge: takes events, matches them with the rules and delivers them, each at least once. */
export class EventsService implements AwsService, EventsApi {
  readonly name = 'events';
  readonly renderError = renderError;
  readonly rules: readonly CompiledRule[];
  readonly buses: Buses;
  readonly #place: Place;
  readonly #clock: Clock;
  readonly #warn: (message: string) => void;
  readonly #deliver: Deliver;
  readonly #targets: ReadonlyMap<string, CompiledTarget>;
  readonly #deadLetters: DeadLetters;
  readonly #queue: DeliveryQueue;
  readonly #dispatcher: Dispatcher;
  readonly #scheduler: Scheduler;
  #redriving: Promise<RedriveResult> | undefined;
  #closing: Promise<void> | undefined;

  constructor(options: EventsOptions) {
    const { dataDir, region, accountId, rules, deliver, clock = systemClock, warn = console.warn } = options;
    const busNames = new Set([DEFAULT_BUS, ...(options.buses ?? [])]);
    this.#place = { region, accountId };
    this.rules = compileRules(rules, busNames, this.#place);
    this.buses = new Buses(busNames, this.rules, this.#place);
    this.#clock = clock;
    this.#warn = warn;
    this.#deliver = deliver;
    this.#deadLetters = new DeadLetters(join(dataDir, 'dead-letters', 'events'));
    this.#queue = new DeliveryQueue(join(dataDir, 'events.sqlite'));
    const targets = this.rules.flatMap((rule) => rule.targets);
    this.#targets = new Map(targets.map((target) => [target.lane, target]));
    const retry = { ...LAPTOP_RETRY, ...options.retry };
    const send = this.#send.bind(this);
    this.#dispatcher = new Dispatcher({
      queue: this.#queue,
      deadLetters: this.#deadLetters,
      targets,
      retry,
      clock,
      send,
      warn,
    });
    this.#scheduler = this.#createScheduler();
    this.#dispatcher.start();
    this.#scheduler.start();
  }

  async handle(request: AwsRequest): Promise<AwsResponse> {
    return answerRequest(this, request);
  }

  /** Takes events as PutEvents does. They are on disk when this returns. */
  putEvents(entries: readonly PutEventsEntry[]): PutEventsAnswer {
    const context = { buses: this.buses, place: this.#place, now: this.#clock.now(), warn: this.#warn };
    const { answer, deliveries } = takeEvents(entries, context);
    if (deliveries.length > 0) this.#dispatcher.store({ add: deliveries });
    return answer;
  }

  /** Puts an event of an AWS service on the default bus, where those arrive. Answers its id. */
  putServiceEvent({ source, detailType, detail, resources = [], time }: AwsServiceEvent): string {
    const now = this.#clock.now();
    const id = randomUUID();
    const origin = { account: this.#place.accountId, region: this.#place.region, time: time ?? now };
    const envelope = wrapEvent({
      id,
      source,
      detailType,
      resources,
      detail,
      detailText: JSON.stringify(detail),
      ...origin,
    });
    const deliveries = this.buses.route(DEFAULT_BUS, envelope, now, false);
    if (deliveries.length > 0) this.#dispatcher.store({ add: deliveries });
    return id;
  }

  /** Lets a bus refuse events with this code, or take them again. */
  setBusFault(bus: string, fault: BusFault | undefined): void {
    this.buses.setFault(bus, fault);
  }

  /** Makes the deliveries of all dead letters again and removes those that succeed. A call during another one joins it. */
  redrive(): Promise<RedriveResult> {
    this.#redriving ??= redriveDeadLetters(this.#deadLetters, this.#targets, this.#send.bind(this), () =>
      this.#clock.now(),
    ).finally(() => {
      this.#redriving = undefined;
    });
    return this.#redriving;
  }

  /** Resolves once every delivery has been made or has become a dead letter. */
  idle(): Promise<void> {
    return this.#dispatcher.idle();
  }

  /** Begins nothing more, waits a little for deliveries on the way, and lets the files go. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#scheduler.close();
    await this.#dispatcher.close();
    this.#queue.close();
  }

  async #send({ target }: CompiledTarget, delivery: NewDelivery): Promise<void> {
    if (target.kind === 'function') return this.#deliver(target, delivery.payload);
    const fault = this.buses.fault(target.bus);
    if (fault) throw new AwsError(fault, 500, `The event bus ${target.bus} has been set to refuse events.`);
    const event = JSON.parse(delivery.payload) as BusEvent;
    const deliveries = this.buses.route(target.bus, { event, text: delivery.payload }, this.#clock.now(), true);
    if (deliveries.length > 0) this.#dispatcher.store({ add: deliveries });
  }

  #createScheduler(): Scheduler {
    return new Scheduler({
      rules: this.rules,
      clock: this.#clock,
      states: this.#queue.schedules(),
      save: (schedule) => this.#queue.commit({ schedule }),
      forget: (rule) => this.#queue.forgetSchedule(rule),
      fire: (rule, time, schedule) => this.#fire(rule, time, schedule),
    });
  }

  /** The event of a schedule goes to the targets of its rule alone; its `resources` name that rule. */
  #fire(rule: CompiledRule, time: Date, schedule: ScheduleState): void {
    const { accountId: account, region } = this.#place;
    const parts = {
      id: randomUUID(),
      source: 'aws.events',
      detailType: 'Scheduled Event',
      resources: [rule.arn],
      time,
      account,
      region,
    };
    const envelope = wrapEvent({ ...parts, detail: {}, detailText: '{}' });
    this.#dispatcher.store({ add: addressTargets(rule, envelope, this.#clock.now(), false), schedule });
  }
}
