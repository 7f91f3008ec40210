/** An agent as its own heartbeat tells it. */
export interface AgentReadiness {
  readonly agent: string;
  readonly status: 'ready' | 'busy' | 'degraded' | 'offline';
  /** Of the code that ran last. */
  readonly version?: string;
  readonly heartbeatAt?: string;
  /** Why it is not simply ready. */
  readonly note?: string;
}

/** What an agent last said of itself; absent where its heartbeat has expired or never was. */
export interface Heartbeat {
  readonly status: 'ready' | 'busy' | 'degraded';
  readonly version: string;
  readonly heartbeatAt: string;
  readonly lastError?: { readonly code: string; readonly message: string } | undefined;
}

/** Readiness informs; it does not decide who is asked: an agent nobody has heard of lately is asked like any other. */
export function readinessOf(agent: string, heartbeat: Heartbeat | undefined): AgentReadiness {
  if (heartbeat === undefined) return { agent, status: 'offline', note: 'not heard of in the last 24 hours' };
  const { status, version, heartbeatAt, lastError } = heartbeat;
  const note = lastError && `last error: ${lastError.code}: ${lastError.message}`;
  return { agent, status, version, heartbeatAt, ...(note !== undefined && { note }) };
}
