import type { ActionKind } from '../core/action.ts';
import type { ResourceState } from '../core/resource-state.ts';
import type { States, Subjects } from './model.ts';

/** Why a resource may not be changed. `only`: of what it carries with it, just that action would touch it. */
export interface Protection {
  readonly text: string;
  readonly only?: ActionKind;
}

/**
 * What is protected in an account, by key: a resource that carries the tag; the members of a group or cluster that
 * does; and upwards, since a protected resource is never to be changed: a group with a protected member, and the
 * deletion of an instance that would take a protected volume with it.
 */
export function findProtected(subjects: Subjects, states: States, tag: string): ReadonlyMap<string, Protection> {
  const tagged = findTagged(subjects, states, tag);
  if (tagged.length === 0) return new Map();
  const isTagged = new Set(tagged);
  const found = new Map<string, Protection>();
  for (const key of tagged) protectUpwards(states.get(key), found);
  for (const { key, state } of subjects.all) {
    const parent = [state?.group, state?.cluster].find((above) => above && isTagged.has(above));
    if (parent) found.set(key, { text: `protected: ${nameOf(parent)} that it belongs to carries the tag ${tag}` });
  }
  for (const key of tagged) found.set(key, { text: `protected: it carries the tag ${tag}` });
  return found;
}

function protectUpwards(state: ResourceState | undefined, found: Map<string, Protection>): void {
  if (state?.group) found.set(state.group, { text: `protected: its member ${nameOf(state.key)} is` });
  const attachedTo = state?.attachedTo;
  if (!attachedTo || attachedTo.deletedWithIt === false || found.has(attachedTo.key)) return;
  const text = `protected: it would take the protected volume ${nameOf(state.key)} with it`;
  found.set(attachedTo.key, { text, only: 'delete' });
}

/** The keys of what carries the tag, in one order whatever order they were told in. */
function findTagged(subjects: Subjects, states: States, tag: string): readonly string[] {
  const tagged = new Set<string>();
  states.forEach(({ tags }, key) => {
    if (carries(tags, tag)) tagged.add(key);
  });
  for (const { key, units } of subjects.all) {
    for (const { opinions } of units) {
      for (const { finding } of opinions) {
        const { resource } = finding;
        if (resource.kind === 'resource' && carries(resource.tags, tag)) tagged.add(key);
      }
    }
  }
  return [...tagged].sort();
}

function carries(tags: Readonly<Record<string, string>> | undefined, tag: string): boolean {
  const value: unknown = tags?.[tag];
  return typeof value === 'string' && value.trim().toLowerCase() !== 'false';
}

function nameOf(key: string): string {
  return key.split('/').slice(4).join('/');
}
