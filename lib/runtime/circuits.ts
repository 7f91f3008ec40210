import type { Circuits } from '../invoke/invoke.ts';
import { Circuit } from '../invoke/policy.ts';
import { circuitKey } from '../state/keys.ts';
import type { StateChannel } from '../state/state.ts';

/** A circuit that nobody has touched for a day is forgotten. */
const circuitTtlSeconds = 24 * 3_600;

/**
 * Circuits over the state channel, so that all callers share them. They spare waiting, they decide nothing: where the
 * table refuses, the agent is simply asked.
 */
export function circuitsIn(state: StateChannel, onLost: (error: unknown) => void): Circuits {
  return {
    async read(agent) {
      try {
        return (await state.read(Circuit, circuitKey(agent)))?.content;
      } catch (error) {
        onLost(error);
        return undefined;
      }
    },
    async update(agent, change) {
      await state.update(Circuit, circuitKey(agent), change, { ttlSeconds: circuitTtlSeconds }).catch(onLost);
    },
  };
}
