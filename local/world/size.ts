import { MeshError } from '../../lib/core/errors.ts';

/** How large a world is. Findings come to about 90 x accounts x density / 100, in large worlds to 115. */
export interface Size {
  /** The payer included: at least the six of the smallest organisation. */
  readonly accounts: number;
  /** Resources of an account, in percent of the demo organisation's. */
  readonly density: number;
}

export const sizes = {
  /** The demo organisation: a company of some hundred people. */
  startup: { accounts: 6, density: 100 },
  company: { accounts: 60, density: 150 },
  /** About a million findings. */
  enterprise: { accounts: 2_000, density: 450 },
} as const satisfies Record<string, Size>;

/** The seed of the demo organisation: one in which every kind of overlap occurs. */
export const demoSeed = 26;

const fewestAccounts = sizes.startup.accounts;

/** @throws MeshError `bad-input` where a world of that size cannot be made */
export function checkSize({ accounts, density }: Size): void {
  if (!Number.isInteger(accounts) || accounts < fewestAccounts)
    throw new MeshError('bad-input', `accounts ${accounts}: a whole number of at least ${fewestAccounts} is allowed`);
  if (!Number.isInteger(density) || density < 1)
    throw new MeshError('bad-input', `density ${density}: a whole number of percent of at least 1 is allowed`);
}
