import type { ActionKind, Finding, SourceFamily } from '../core/finding.ts';

const sourceNames: Readonly<Record<SourceFamily, string>> = {
  'trusted-advisor': 'Trusted Advisor',
  'cost-optimization-hub': 'the Hub',
  'compute-optimizer': 'Compute Optimizer',
  'cost-explorer': 'Cost Explorer',
  billing: 'the bill',
};

const actionNouns: Readonly<Record<ActionKind, string>> = {
  stop: 'stop',
  delete: 'deletion',
  rightsize: 'rightsizing',
  upgrade: 'upgrade',
  'scale-in': 'scale-in',
  'migrate-architecture': 'migration',
  'change-storage': 'change of storage',
  'purchase-savings-plan': 'Savings Plan',
  'purchase-reservation': 'reservation',
  schedule: 'schedule',
  review: 'review',
};

const things: Readonly<Record<string, string>> = {
  instance: 'the same instance',
  volume: 'the same volume',
  autoScalingGroup: 'the same group',
  db: 'the same database',
  cluster: 'the same cluster',
  function: 'the same function',
  service: 'the same service',
  loadbalancer: 'the same load balancer',
};

/** Joined once: a receipt names opinions a hundred thousand times. */
const opinionNames = new Map<string, Map<string, string>>();
for (const [family, source] of Object.entries(sourceNames)) {
  const names = Object.entries(actionNouns).map(([kind, noun]) => [kind, `${source}'s ${noun}`] as const);
  opinionNames.set(family, new Map(names));
}

/** The source as a sentence names it. */
export function nameOfSource({ source }: Finding): string {
  return sourceNames[source.family] ?? source.family;
}

/** "the Hub's rightsizing". */
export function nameOfOpinion({ source, action }: Finding): string {
  return opinionNames.get(source.family)?.get(action.kind) ?? `an opinion of ${source.family}`;
}

/** What the finding is about: "the same instance". */
export function sameThing({ resource }: Finding): string {
  if (resource.kind === 'commitment') return 'the same usage';
  return things[resource.type] ?? 'the same resource';
}
