import Big from 'big.js';
import type { Manifest } from '../../lib/core/manifest.ts';
import { type Money, money } from '../../lib/core/money.ts';
import { dynamodb } from '../../lib/prices/database.ts';
import { cloudWatch } from '../../lib/prices/operations.ts';
import { requestPrices } from '../../lib/prices/requests.ts';
import {
  alwaysFree,
  apiGateway,
  cloudWatchWatching,
  dynamodbBackup,
  eventBridge,
  firewall,
  lambdaArm,
  secretsManager,
  xray,
} from '../../lib/prices/serverless.ts';
import { s3 } from '../../lib/prices/storage.ts';
import * as facts from './template-facts.ts';

/** A part of a price. Quantities are of a month, or of one analysis. */
export interface PricePart {
  readonly what: string;
  readonly quantity: Big;
  readonly unit: string;
  readonly usdEach: string;
  /** What AWS gives away of it each month. Default: nothing. */
  readonly freeAMonth?: number;
}

/** What the figures take for granted; the price page lists them. */
export const assumptions = {
  storedGb: 1,
  tableGb: 0.1,
  keptLogGb: 0.1,
  /** An agent works so long, or its whole timeout where that is shorter; the supervisor waits for all. */
  agentSeconds: 60,
  supervisorSeconds: 120,
  /** Requests of each action of a priced API, a run: a further page is a further request. */
  requestsAnAction: 1,
  tableWritesATask: 10,
  tableReadsATask: 20,
  objectWritesATask: 8,
  objectReadsATask: 12,
  eventsATask: 1,
  logKbATask: 20,
  /** Own metrics of a room; each is charged for the hour in which it is sent. */
  metricsARoom: 5,
  /** A request of the interface; most are answered from memory. */
  requestSeconds: 0.05,
  tableReadsARequest: 3,
  objectReadsARequest: 1,
  logKbARequest: 2,
  runsAMonth: 730 / 24,
} as const;

const hoursAMonth = 730;
const mbAGb = 1_024;
const million = 1_000_000;

/** What the stacks cost a month while nobody asks anything and no schedule runs. */
export function idlePrice(templates: readonly facts.Template[]): PricePart[] {
  return [
    part('alarms, by metric', facts.alarmMetrics(templates), 'alarm', cloudWatchWatching.usd.alarm, alwaysFree.alarms),
    part(
      'dashboards',
      facts.dashboards(templates),
      'dashboard',
      cloudWatchWatching.usd.dashboard,
      alwaysFree.dashboards,
    ),
    part('secrets for notices', facts.secrets(templates), 'secret', secretsManager.usd.secret),
    part('firewall', facts.firewalls(templates), 'web ACL', firewall.usd['web ACL']),
    part('rules of the firewall', facts.firewallRules(templates), 'rule', firewall.usd.rule),
    part('context bucket', assumptions.storedGb, 'GB', s3.usd['standard GB']),
    part('state table', assumptions.tableGb, 'GB', dynamodb.usd.GB, alwaysFree.dynamodbGb),
    part('backups of the table', assumptions.tableGb, 'GB', dynamodbBackup.usd.GB),
    part('logs kept', assumptions.keptLogGb, 'GB', cloudWatch.usd['log GB kept'], alwaysFree.logGb),
  ];
}

/** What one comprehensive analysis costs: every agent once, again for each event of the mesh that wakes it. */
export function analysisPrice(templates: readonly facts.Template[], manifests: readonly Manifest[]): PricePart[] {
  const rooms = manifests.filter(({ kind }) => kind !== 'front-door');
  const runs = rooms.flatMap((manifest) => Array.from({ length: runsOf(manifest) }, () => manifest));
  const perMillion = (each: number) => new Big(each).times(runs.length).div(million);
  return [
    part(
      'Lambda duration',
      sum(runs.map((run) => gbSeconds(templates, run))),
      'GB-second',
      lambdaArm.usd['GB-second'],
      alwaysFree.lambdaGbSeconds,
    ),
    part(
      'Lambda scratch space',
      sum(runs.map((run) => scratchGbSeconds(templates, run))),
      'GB-second',
      lambdaArm.usd['scratch GB-second'],
    ),
    part(
      'Lambda requests',
      perMillion(1),
      'million',
      lambdaArm.usd['million requests'],
      alwaysFree.lambdaMillionRequests,
    ),
    ...requestParts(runs),
    part('table writes', perMillion(assumptions.tableWritesATask), 'million', dynamodb.usd['million writes']),
    part('table reads', perMillion(assumptions.tableReadsATask), 'million', dynamodb.usd['million reads']),
    part('objects written', perMillion(assumptions.objectWritesATask * 1_000), 'thousand', s3.usd['thousand writes']),
    part('objects read', perMillion(assumptions.objectReadsATask * 1_000), 'thousand', s3.usd['thousand reads']),
    part('events', perMillion(assumptions.eventsATask), 'million', eventBridge.usd['million events']),
    part('logs', perMillion(assumptions.logKbATask), 'GB', cloudWatch.usd['log GB in'], alwaysFree.logGb),
    part('traces', perMillion(1), 'million', xray.usd['million traces'], alwaysFree.millionTraces),
    part(
      'own metrics, for an hour',
      new Big(assumptions.metricsARoom).times(rooms.length).div(hoursAMonth),
      'metric-month',
      cloudWatch.usd.metric,
      alwaysFree.metrics,
    ),
  ];
}

/** What so many requests of the interface cost: of the dashboard, and of programs. */
export function requestsPrice(
  templates: readonly facts.Template[],
  manifests: readonly Manifest[],
  requests: number,
): PricePart[] {
  return manifests
    .filter(({ kind }) => kind === 'front-door')
    .flatMap(({ name }) => {
      const { memoryMb } = facts.functionOf(templates, name) ?? notThere(name);
      const gbSeconds = new Big(memoryMb).div(mbAGb).times(assumptions.requestSeconds).times(requests);
      const perMillion = (each: number) => new Big(each).times(requests).div(million);
      return [
        part('API Gateway', perMillion(1), 'million', apiGateway.usd['million requests']),
        part('Lambda duration', gbSeconds, 'GB-second', lambdaArm.usd['GB-second']),
        part('Lambda requests', perMillion(1), 'million', lambdaArm.usd['million requests']),
        part('table reads', perMillion(assumptions.tableReadsARequest), 'million', dynamodb.usd['million reads']),
        part('objects read', perMillion(assumptions.objectReadsARequest * 1_000), 'thousand', s3.usd['thousand reads']),
        part('logs', perMillion(assumptions.logKbARequest), 'GB', cloudWatch.usd['log GB in']),
        part('traces', perMillion(1), 'million', xray.usd['million traces']),
      ];
    });
}

/** A month: idle, and so many analyses as the supervisor's schedules start; one a day where it has no schedule. */
export function monthPrice(templates: readonly facts.Template[], manifests: readonly Manifest[]): PricePart[] {
  const runs = analysesAMonth(templates, manifests);
  const analyses = analysisPrice(templates, manifests).map((each) => ({
    ...each,
    quantity: each.quantity.times(runs),
  }));
  return [...idlePrice(templates), ...analyses];
}

export function analysesAMonth(templates: readonly facts.Template[], manifests: readonly Manifest[]): number {
  const supervisors = manifests.filter(({ kind }) => kind === 'supervisor');
  const scheduled = supervisors.reduce((runs, { name }) => runs + facts.scheduledRuns(templates, name), 0);
  return scheduled > 0 ? scheduled : assumptions.runsAMonth;
}

/** @param allowances whether the account's always-free allowances are still there for the mesh */
export function priceOf({ quantity, usdEach, freeAMonth = 0 }: PricePart, allowances: boolean): Money {
  const billed = allowances ? quantity.minus(freeAMonth) : quantity;
  return money((billed.lt(0) ? new Big(0) : billed).times(usdEach).round(12).toFixed(), 'USD');
}

function runsOf({ subscribes }: Manifest): number {
  return 1 + subscribes.filter(({ bus }) => bus === 'mesh').length;
}

function gbSeconds(templates: readonly facts.Template[], manifest: Manifest): Big {
  const { memoryMb, seconds } = workOf(templates, manifest);
  return new Big(memoryMb).div(mbAGb).times(seconds);
}

function scratchGbSeconds(templates: readonly facts.Template[], manifest: Manifest): Big {
  const { scratchMb, seconds } = workOf(templates, manifest);
  return new Big(scratchMb - 512).div(mbAGb).times(seconds);
}

function workOf(templates: readonly facts.Template[], { name, kind }: Manifest) {
  const sized = facts.functionOf(templates, name);
  if (sized === undefined) return notThere(name);
  const wanted = kind === 'supervisor' ? assumptions.supervisorSeconds : assumptions.agentSeconds;
  return { ...sized, seconds: Math.min(wanted, sized.timeoutSeconds) };
}

function notThere(room: string): never {
  throw new Error(`the templates hold no function of ${room}`);
}

function requestParts(runs: readonly Manifest[]): PricePart[] {
  const prices: Readonly<Record<string, string>> = requestPrices.usd;
  return Object.entries(prices).map(([service, usd]) => {
    const actions = runs.flatMap((run) => run.actions).filter((action) => action.startsWith(`${service}:`));
    return part(`requests to ${service}`, actions.length * assumptions.requestsAnAction, 'request', usd);
  });
}

function part(what: string, quantity: Big | number, unit: string, usdEach: string, freeAMonth = 0): PricePart {
  return { what, quantity: new Big(quantity), unit, usdEach, freeAMonth };
}

function sum(values: readonly Big[]): Big {
  return values.reduce((total, value) => total.plus(value), new Big(0));
}
