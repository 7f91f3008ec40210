import type { RunCdk } from './cdk-cli.ts';
import { deployedStacks } from './parts.ts';

/**
 * Shows what a deployment would change. Compared by templates: a change set would ask for the versions that are tried
 * only later.
 */
export async function showDifference(cdk: RunCdk, synthesised: Parameters<typeof deployedStacks>[0]): Promise<void> {
  await cdk(['diff', ...deployedStacks(synthesised), '--method', 'template', '--no-fail']);
}
