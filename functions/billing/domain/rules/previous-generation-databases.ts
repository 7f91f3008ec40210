import { type InstanceMove, instanceNeeds, judgeMoves, leastHours } from '../instance-moves.ts';
import type { Rule } from '../rule.ts';
import { leastSaving } from '../verdicts.ts';

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.html: classes that AWS retires. */
const successors: Readonly<Record<string, string>> = { t2: 't3', m3: 'm5', m4: 'm5', r3: 'r5', r4: 'r5' };
/** `db.m4.10xlarge` and `db.m3.medium` have no equal. */
const noSuccessor = /\.(10xlarge|medium)$/;

const move: InstanceMove = {
  service: 'rds',
  action: 'upgrade',
  effort: 'low',
  risk: 'medium',
  targetOf: (type) => {
    const [, family = '', size = ''] = type.split('.');
    const successor = successors[family];
    if (successor === undefined || (family !== 't2' && noSuccessor.test(type))) return undefined;
    return `db.${successor}.${size}`;
  },
};

export const previousGenerationDatabases: Rule = {
  name: 'previous-generation-databases',
  title: 'RDS instances of a previous generation that would cost less as the current one',
  facet: 'compute',
  threshold: `at least ${leastHours} hours and a saving of ${leastSaving} a month`,
  priceSource:
    'prices of the export; for PostgreSQL in a single zone else https://aws.amazon.com/rds/postgresql/pricing/',
  limits:
    'the change restarts the database, and old engine versions do not run on current classes: the bill does not tell',
  needs: instanceNeeds('rds'),
  judge: (groups, context) => judgeMoves(move, groups, context),
};
