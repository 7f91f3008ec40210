import type { IncomingMessage } from 'node:http';

/** What an analysis takes that names neither reports nor agents. */
export interface Sources {
  /** Context keys of stored reports: of sources that nobody can ask here. */
  readonly inputs: readonly string[];
  /** Agents that answer here. Where there are reports and no agents, nobody is asked. */
  readonly agents: readonly string[];
}

/** Sources as members of a request for an analysis. */
export function membersOf({ inputs, agents }: Sources): { inputs?: string[]; agents?: string[] } {
  return {
    ...(inputs.length > 0 && { inputs: [...inputs] }),
    ...(agents.length > 0 && { agents: [...agents] }),
  };
}

/**
 * The body of a request that starts an analysis, with the sources of the account where it names none. In an account that
 * is told as reports, such as the demo organisation, not everyone can be asked.
 */
export function withSources(
  { method }: Pick<IncomingMessage, 'method'>,
  { pathname }: URL,
  body: Buffer,
  sources: Sources | undefined,
): Buffer {
  if (sources === undefined || method !== 'POST' || pathname !== '/analyses' || body.length === 0) return body;
  const asked = objectIn(body.toString('utf8'));
  if (asked === undefined || 'inputs' in asked || 'agents' in asked) return body;
  return Buffer.from(JSON.stringify({ ...asked, ...membersOf(sources) }));
}

/** `undefined` for what is no JSON object: the interface says what is wrong with it. */
function objectIn(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
