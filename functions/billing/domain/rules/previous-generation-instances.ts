import { type InstanceMove, instanceNeeds, judgeMoves, leastHours } from '../instance-moves.ts';
import type { Rule } from '../rule.ts';
import { leastSaving } from '../verdicts.ts';

/** https://aws.amazon.com/ec2/previous-generation/: families of the same vCPU and at least the same memory a size. */
const successors: Readonly<Record<string, string>> = {
  t2: 't3',
  m3: 'm6i',
  m4: 'm6i',
  c3: 'c6i',
  c4: 'c6i',
  r3: 'r6i',
  r4: 'r6i',
};
/** Types of before 2014, whose sizes are others: to the same vCPU and more memory. */
const ancient: Readonly<Record<string, string>> = {
  'm1.large': 'm6i.large',
  'm1.xlarge': 'm6i.xlarge',
  'c1.medium': 'c6i.large',
  'c1.xlarge': 'c6i.2xlarge',
};
/** Sizes that the successors do not have, or have with fewer vCPU. */
const noSuccessor = /\.(medium|10xlarge)$|^c4\.8xlarge$/;

const move: InstanceMove = {
  service: 'ec2',
  action: 'upgrade',
  effort: 'medium',
  risk: 'medium',
  targetOf: (type) => {
    const [family = '', size = ''] = type.split('.');
    const successor = successors[family];
    if (ancient[type] !== undefined) return ancient[type];
    if (successor === undefined || (family !== 't2' && noSuccessor.test(type))) return undefined;
    return `${successor}.${size}`;
  },
};

export const previousGenerationInstances: Rule = {
  name: 'previous-generation-instances',
  title: 'EC2 instances of a previous generation that would cost less as the current one',
  facet: 'compute',
  threshold: `at least ${leastHours} hours and a saving of ${leastSaving} a month`,
  priceSource: 'prices of the export; for Linux else the EC2 on-demand price list',
  limits: 'current types need drivers for ENA and NVMe, and some images lack them: the bill does not tell',
  needs: instanceNeeds('ec2'),
  judge: (groups, context) => judgeMoves(move, groups, context),
};
