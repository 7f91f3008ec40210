import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEvents } from './service.ts';

/**
 * A process of the tests: it takes events, delivers them into the file `effects`, and ends itself with SIGKILL at the
 * point it is told.
 */
export type KillPoint =
  /** Once so many events have been acknowledged, with more to come. */
  | 'putting'
  /** Once all events have been acknowledged, before a delivery has begun. */
  | 'acknowledged'
  /** Inside the delivery with this number, before its effect. */
  | 'before-effect'
  /** Inside that delivery, after its effect. */
  | 'after-effect'
  /** While that delivery, which has failed, waits for its retry. */
  | 'waiting';

export interface KillPlan {
  readonly dataDir: string;
  readonly point: KillPoint;
  /** Which delivery, from 1, or how many events. */
  readonly at: number;
  /** How many events to put, ten at a time. */
  readonly events: number;
}

const plan = JSON.parse(process.argv[2] ?? '{}') as KillPlan;
const die = () => process.kill(process.pid, 'SIGKILL');
let deliveries = 0;

const service = createEvents({
  dataDir: plan.dataDir,
  region: 'eu-central-1',
  accountId: '123456789012',
  rules: [{ name: 'all', pattern: { source: ['test'] }, targets: [{ kind: 'function', id: 'f', function: 'f' }] }],
  deliver: async (_target, payload) => {
    deliveries += 1;
    const chosen = deliveries === plan.at;
    if (chosen && plan.point === 'before-effect') die();
    if (chosen && plan.point === 'waiting') {
      setTimeout(die, 50);
      throw new Error('The target is down.');
    }
    appendFileSync(join(plan.dataDir, 'effects'), `${payload}\n`);
    if (chosen && plan.point === 'after-effect') die();
  },
});

for (let taken = 0; taken < plan.events; taken += 10) {
  if (plan.point === 'putting' && taken >= plan.at) die();
  const entry = { Source: 'test', DetailType: 'Test', Detail: '{}' };
  const { Entries } = service.putEvents(Array.from({ length: 10 }, () => entry));
  appendFileSync(join(plan.dataDir, 'acknowledged'), Entries.map((result) => `${JSON.stringify(result)}\n`).join(''));
}
if (plan.point === 'acknowledged') die();
