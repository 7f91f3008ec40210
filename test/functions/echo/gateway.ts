import { setTimeout as sleep } from 'node:timers/promises';

/** Stands where other agents have AWS: it waits as a slow API does, and stops waiting at the deadline. */
export interface EchoGateway {
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export function createGateway(): EchoGateway {
  return {
    wait: async (milliseconds, signal) => {
      await sleep(milliseconds, undefined, { signal });
    },
  };
}
