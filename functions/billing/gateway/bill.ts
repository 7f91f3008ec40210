import type { BillFacts } from '../domain/bill.ts';
import type { Ask } from '../domain/question.ts';

/** A bill that was read: what was seen of it, and the answers to questions about it. */
export interface Bill {
  readonly facts: BillFacts;
  readonly ask: Ask;
  /** Removes all that was kept of it on this machine. */
  close(): Promise<void>;
}

/** The keys of tags that name owners and environments, the most important first. */
export interface TagKeys {
  readonly owner: readonly string[];
  readonly environment: readonly string[];
}
