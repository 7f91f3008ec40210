import type { ErrorCode } from '../../../lib/core/errors.ts';
import type { Gap, GapCode } from '../../../lib/core/gap.ts';

/** What went wrong with asking an agent, as the gap that a reader sees. Everything not named here: it was not there. */
const gapCodes: Readonly<Partial<Record<ErrorCode, GapCode>>> = {
  timeout: 'timeout',
  throttled: 'throttled',
  'access-denied': 'access-denied',
  'cost-cap': 'cost-cap',
  'not-found': 'no-data',
  'corrupt-data': 'unusable-data',
};

const remedies: Readonly<Partial<Record<GapCode, string>>> = {
  timeout: 'Run the analysis again; if it stays so, raise the timeout in the manifest of the agent.',
  throttled: 'Run the analysis again in a few minutes.',
  'access-denied': 'Grant the function the permission that the message names.',
  'cost-cap': 'Raise costCap in the settings, or run a targeted analysis.',
};

const generalRemedy = 'Look at the log of the function, then run the analysis again.';

/** The gap that an agent leaves which gave no report. */
export function gapOfAgent(agent: string, failure: { code: ErrorCode; message: string }, at: Date): Gap {
  const code = gapCodes[failure.code] ?? 'agent-unavailable';
  return {
    source: agent,
    code,
    since: at.toISOString(),
    effect: `Nothing that ${agent} knows is in this analysis: ${failure.message}.`,
    remedy: remedies[code] ?? generalRemedy,
  };
}
