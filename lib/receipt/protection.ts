import type { ResourceState } from '../core/estate.ts';
import type { ActionKind } from '../core/finding.ts';
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
  if (tagged.size === 0) return new Map();
  const found = new Map<string, Protection>();
  const states_ = [...states.values()].sort((left, right) => (left.key < right.key ? -1 : 1));
  for (const state of states_) protectUpwards(state, tagged, found);
  for (const state of states_) {
    const parent = [state.group, state.cluster].find((key) => key && tagged.has(key));
    if (parent)
      found.set(state.key, { text: `protected: ${nameOf(parent)} that it belongs to carries the tag ${tag}` });
  }
  for (const key of tagged) found.set(key, { text: `protected: it carries the tag ${tag}` });
  return found;
}

function protectUpwards(state: ResourceState, tagged: ReadonlySet<string>, found: Map<string, Protection>): void {
  if (!tagged.has(state.key)) return;
  if (state.group) found.set(state.group, { text: `protected: its member ${nameOf(state.key)} is` });
  const { attachedTo } = state;
  if (!attachedTo || attachedTo.deletedWithIt === false) return;
  const text = `protected: it would take the protected volume ${nameOf(state.key)} with it`;
  if (found.get(attachedTo.key)?.only !== undefined || !found.has(attachedTo.key)) {
    found.set(attachedTo.key, { text, only: 'delete' });
  }
}

function findTagged(subjects: Subjects, states: States, tag: string): Set<string> {
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
  return tagged;
}

function carries(tags: Readonly<Record<string, string>> | undefined, tag: string): boolean {
  return tags !== undefined && Object.hasOwn(tags, tag) && tags[tag]?.trim().toLowerCase() !== 'false';
}

function nameOf(key: string): string {
  return key.split('/').slice(4).join('/');
}
