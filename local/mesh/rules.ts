import type { Room } from '../../bundle/rooms.ts';
import { meshBusName } from '../../lib/core/event.ts';
import type { JsonObject } from '../aws/events/json.ts';
import type { Rule } from '../aws/events/rule.ts';

/** AWS's own events that the mesh hears of: they arrive on the account's default bus and are forwarded to its own. */
const awsSources = ['aws.ce', 'aws.trustedadvisor'];

/** The rules of the mesh: those that the manifests state, and the one that forwards AWS's own events. */
export function rulesOf(rooms: readonly Room[]): Rule[] {
  return [
    {
      name: 'forward-aws-events',
      bus: 'default',
      pattern: { source: awsSources },
      targets: [{ kind: 'bus', id: meshBusName, bus: meshBusName }],
    },
    ...rooms.flatMap(subscriptionRules),
    ...rooms.flatMap(scheduleRules),
  ];
}

/**
 * The rules of a mesh on the laptop. One whose moment stands still has no schedules: what a recording, a bill or the demo
 * organisation says is the same tomorrow, and would be judged as old.
 */
export function rulesAt(rooms: readonly Room[], asOf: string | undefined): Rule[] {
  const rules = rulesOf(rooms);
  return asOf === undefined ? rules : rules.filter(({ schedule }) => schedule === undefined);
}

function subscriptionRules({ manifest }: Room): Rule[] {
  return manifest.subscribes.map(({ name, bus, pattern }) => ({
    name: `${manifest.name}-${name}`,
    bus: bus === 'mesh' ? meshBusName : 'default',
    pattern: pattern as JsonObject,
    targets: [functionTarget(manifest.name)],
  }));
}

function scheduleRules({ manifest }: Room): Rule[] {
  return manifest.schedules.map(({ name, expression }) => ({
    name: `${manifest.name}-${name}`,
    bus: 'default',
    schedule: expression,
    targets: [functionTarget(manifest.name)],
  }));
}

function functionTarget(name: string): Rule['targets'][number] {
  return { kind: 'function', id: name, function: name };
}
