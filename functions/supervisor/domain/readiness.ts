/** An agent as the registry and its own heartbeat tell it. */
export interface AgentReadiness {
  readonly agent: string;
  readonly version: string;
  readonly status: 'ready' | 'busy' | 'degraded' | 'offline';
  readonly heartbeatAt?: string;
  /** Why it is not simply ready. */
  readonly note?: string;
}

/** What an agent last said of itself; absent where its heartbeat has expired or never was. */
export interface Heartbeat {
  readonly status: 'ready' | 'busy' | 'degraded';
  readonly heartbeatAt: string;
  readonly lastError?: { readonly code: string; readonly message: string } | undefined;
}

/** Readiness informs; it does not decide who is asked: an agent nobody has heard of lately is asked like any other. */
export function readinessOf(
  { agent, version }: { readonly agent: string; readonly version: string },
  heartbeat: Heartbeat | undefined,
): AgentReadiness {
  if (heartbeat === undefined) return { agent, version, status: 'offline', note: 'not heard of in the last 24 hours' };
  const { status, heartbeatAt, lastError } = heartbeat;
  const note = lastError && `last error: ${lastError.code}: ${lastError.message}`;
  return { agent, version, status, heartbeatAt, ...(note !== undefined && { note }) };
}
