import { type InstanceMove, instanceNeeds, judgeMoves, leastHours } from '../instance-moves.ts';
import type { Rule } from '../rule.ts';
import { leastSaving } from '../verdicts.ts';

/** The Graviton class with the same vCPU and memory a size. */
const siblings: Readonly<Record<string, string>> = { t3: 't4g', m5: 'm6g', m6i: 'm6g', r5: 'r6g', r6i: 'r6g' };
const noSibling = /\.(24xlarge|32xlarge)$/;
/** RDS's operations of MySQL, PostgreSQL, Aurora MySQL, MariaDB and Aurora PostgreSQL: Oracle and SQL Server need x86. */
const open: ReadonlySet<string> = new Set(
  ['0002', '0014', '0016', '0018', '0021'].map((code) => `CreateDBInstance:${code}`),
);

const move: InstanceMove = {
  service: 'rds',
  action: 'migrate-architecture',
  effort: 'low',
  risk: 'low',
  canMove: (operation) => open.has(operation),
  targetOf: (type) => {
    const [, family = '', size = ''] = type.split('.');
    const sibling = siblings[family];
    return sibling === undefined || noSibling.test(type) ? undefined : `db.${sibling}.${size}`;
  },
};

export const gravitonDatabases: Rule = {
  name: 'graviton-databases',
  title: 'RDS instances on x86 that would cost less on Graviton',
  facet: 'compute',
  threshold: `MySQL, MariaDB, PostgreSQL or Aurora, at least ${leastHours} hours and a saving of ${leastSaving} a month`,
  priceSource:
    'prices of the export; for PostgreSQL in a single zone else https://aws.amazon.com/rds/postgresql/pricing/',
  limits: 'old engine versions do not run on Graviton: the bill does not tell the version',
  needs: instanceNeeds('rds'),
  judge: (groups, context) => judgeMoves(move, groups, context),
};
