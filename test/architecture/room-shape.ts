import type { RoomKind } from '../../lib/core/manifest.ts';

/** The files of a room, by kind: a newcomer who has read one room has read them all. */
const shapes: Readonly<Record<RoomKind, { required: readonly string[]; optional: readonly string[] }>> = {
  agent: {
    required: ['manifest.ts', 'handler.ts', 'agent.ts', 'gateway.ts', 'domain/', 'events/', 'README.md'],
    // A gateway that needs several files keeps them in a folder beside it.
    optional: ['gateway/', 'tools.ts', 'prompt.ts'],
  },
  supervisor: {
    required: ['manifest.ts', 'handler.ts', 'agent.ts', 'gateway.ts', 'domain/', 'events/', 'README.md'],
    optional: ['tools.ts', 'prompt.ts', 'workflow.ts'],
  },
  'front-door': {
    required: ['manifest.ts', 'handler.ts', 'routes/', 'schemas/', 'claims.ts', 'README.md'],
    // Pure code (filters, cursors, exports) as in every room; a read model that needs several files has a folder beside it.
    optional: ['read-model.ts', 'read-model/', 'domain/', 'events/', 'openapi.json'],
  },
};

/** What is missing in a room of that kind, and what may not be there. */
export function defectsOf(kind: RoomKind, entries: readonly string[]): string[] {
  const { required, optional } = shapes[kind];
  const missing = required.filter((name) => !entries.includes(name)).map((name) => `lacks ${name}`);
  const surplus = entries
    .filter((name) => !required.includes(name) && !optional.includes(name) && !isTest(name))
    .map((name) => `may not have ${name}: a room of kind ${kind} has ${[...required, ...optional].join(', ')}`);
  return [...missing, ...surplus];
}

function isTest(name: string): boolean {
  return /\.(test|cases|fixtures)\.ts$/.test(name);
}
