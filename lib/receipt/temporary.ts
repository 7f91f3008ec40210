import type { Subject } from './model.ts';
import { unitOn } from './outcome.ts';

/**
 * Whether stopping this resource lasts days only (rule 6): RDS and Aurora start a stopped database again after seven
 * days (RDS user guide, "Stopping an Amazon RDS DB instance temporarily"), unless a schedule stops it again.
 */
export function lastsOnlyDays(subject: Subject): boolean {
  const { resource } = subject;
  if (resource.kind !== 'resource' || resource.service !== 'rds') return false;
  return unitOn(subject, 'schedule')?.winner === undefined;
}
