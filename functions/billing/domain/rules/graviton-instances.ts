import { type InstanceMove, instanceNeeds, judgeMoves, leastHours } from '../instance-moves.ts';
import type { Rule } from '../rule.ts';
import { leastSaving } from '../verdicts.ts';

/** The Graviton family with the same vCPU and memory a size, https://aws.amazon.com/ec2/graviton/ */
const siblings: Readonly<Record<string, string>> = {
  t2: 't4g',
  t3: 't4g',
  t3a: 't4g',
  m5: 'm7g',
  m5a: 'm7g',
  m6i: 'm7g',
  m6a: 'm7g',
  m7i: 'm7g',
  c5: 'c7g',
  c5a: 'c7g',
  c6i: 'c7g',
  c6a: 'c7g',
  c7i: 'c7g',
  r5: 'r7g',
  r5a: 'r7g',
  r6i: 'r7g',
  r6a: 'r7g',
  r7i: 'r7g',
};
/** Graviton goes up to 16xlarge, and has 8xlarge and 16xlarge where c5 has 9xlarge and 18xlarge. */
const noSibling = /\.(9xlarge|18xlarge|24xlarge|32xlarge|48xlarge|metal.*)$/;
/** EC2's operation for Linux without a licence: Windows and other licensed systems do not run on Graviton. */
const linux = 'RunInstances';

const move: InstanceMove = {
  service: 'ec2',
  action: 'migrate-architecture',
  effort: 'high',
  risk: 'medium',
  canMove: (operation) => operation === linux,
  targetOf: (type) => {
    const [family = '', size = ''] = type.split('.');
    const sibling = siblings[family];
    return sibling === undefined || noSibling.test(type) ? undefined : `${sibling}.${size}`;
  },
};

export const gravitonInstances: Rule = {
  name: 'graviton-instances',
  title: 'EC2 instances on x86 that would cost less on Graviton',
  facet: 'compute',
  threshold: `Linux without a licence, at least ${leastHours} hours and a saving of ${leastSaving} a month`,
  priceSource: 'prices of the export, else the EC2 on-demand price list',
  limits: 'whether the software runs on Arm is not in a bill, nor how much faster or slower it is there',
  needs: instanceNeeds('ec2'),
  judge: (groups, context) => judgeMoves(move, groups, context),
};
