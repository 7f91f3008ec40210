import { type DeadLetter, type DeadLetters, describeError, TargetGone } from './dead-letters.ts';
import type { Send } from './dispatcher.ts';
import type { CompiledTarget } from './rule.ts';

export interface RedriveResult {
  /** Dead letters that have now been delivered, and are gone. */
  readonly delivered: number;
  /** Those that failed again and stay, with the new reason. */
  readonly kept: readonly { readonly path: string; readonly reason: string }[];
}

/**
 * Makes every dead letter's delivery once more, one after another, and removes those that succeed. Ended in between,
 * it may have delivered one whose letter is still there: at least once, as all deliveries.
 */
export async function redriveDeadLetters(
  deadLetters: DeadLetters,
  targets: ReadonlyMap<string, CompiledTarget>,
  send: Send,
  now: () => Date,
): Promise<RedriveResult> {
  const kept: { path: string; reason: string }[] = [];
  let delivered = 0;
  for (const path of deadLetters.list()) {
    let letter: DeadLetter | undefined;
    try {
      letter = deadLetters.read(path);
      await sendLetter(letter, targets, send);
      deadLetters.remove(path);
      delivered += 1;
    } catch (error) {
      const reason = describeError(error);
      if (letter) deadLetters.write(failAgain(letter, reason, now()));
      kept.push({ path, reason: `${reason.errorCode}: ${reason.errorMessage}` });
    }
  }
  return { delivered, kept };
}

function failAgain(letter: DeadLetter, reason: { errorCode: string; errorMessage: string }, now: Date): DeadLetter {
  const { exhaustedRetryCondition: _ofTheFirstTime, ...rest } = letter;
  return { ...rest, ...reason, attempts: letter.attempts + 1, deadAt: now.toISOString() };
}

async function sendLetter(letter: DeadLetter, targets: ReadonlyMap<string, CompiledTarget>, send: Send): Promise<void> {
  const lane = `${letter.rule}/${letter.targetId}`;
  const target = targets.get(lane);
  if (!target) throw new TargetGone(lane);
  const { eventId, forwarded, payload, storedAt } = letter;
  await send(target, { lane, eventId, forwarded, payload, storedAtMs: new Date(storedAt).getTime() });
}
