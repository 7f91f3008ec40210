import type { ActionKind } from '../core/action.ts';
import type { Finding, SourceFamily } from '../core/finding.ts';

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

/** Each sentence is made once: a receipt of a hundred thousand lines says few different things. */
const sentences = new Map<string, Map<string, string>>();

/** One text followed by another, both from small sets (names of sources, of things): the same string every time. */
export function join(first: string, second: string): string {
  let endings = sentences.get(first);
  if (endings === undefined) {
    endings = new Map();
    sentences.set(first, endings);
  }
  let whole = endings.get(second);
  if (whole === undefined) {
    whole = first + second;
    endings.set(second, whole);
  }
  return whole;
}

/** The source as a sentence names it. */
export function nameOfSource({ source }: Finding): string {
  return sourceNames[source.family] ?? source.family;
}

/** "the Hub's rightsizing". */
export function nameOfOpinion(finding: Finding): string {
  return join(ownersOf[finding.source.family] ?? 'some ', actionNouns[finding.action.kind] ?? 'opinion');
}

const ownersOf: Readonly<Record<SourceFamily, string>> = {
  'trusted-advisor': "Trusted Advisor's ",
  'cost-optimization-hub': "the Hub's ",
  'compute-optimizer': "Compute Optimizer's ",
  'cost-explorer': "Cost Explorer's ",
  billing: "the bill's ",
};

/** What the finding is about: "the same instance". */
export function sameThing({ resource }: Finding): string {
  if (resource.kind === 'commitment') return 'the same usage';
  return things[resource.type] ?? 'the same resource';
}
