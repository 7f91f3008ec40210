import { Finding } from '../core/finding.ts';
import type { Part } from '../core/report.ts';
import { ResourceState } from '../core/resource-state.ts';
import type { Objects } from './objects.ts';
import { readParts } from './parts.ts';

/** The findings of a report, from its parts. @throws MeshError `not-found`, `corrupt-data` */
export function readFindings(objects: Objects, parts: readonly Part[]): AsyncGenerator<Finding> {
  return readParts(objects, Finding, parts);
}

/** The states of resources that a report tells, from its parts. @throws MeshError `not-found`, `corrupt-data` */
export function readStates(objects: Objects, parts: readonly Part[]): AsyncGenerator<ResourceState> {
  return readParts(objects, ResourceState, parts);
}
