import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const isThorough = process.env.FINOPS_VERIFY !== undefined;
/** After all others and one file after another: Lighthouse measures a machine that does nothing else. */
const alone = { fileParallelism: false, sequence: { groupOrder: 1 } };

/**
 * Pure and mocked tests beside the code; the rules of FOCUS; the architecture of the tree; the stacks; the whole mesh on
 * the embedded AWS; the page in a browser.
 */
export default defineConfig({
  test: {
    // More than there are cores: tests of the mesh wait for its processes for half of their time.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'lib/**/*.test.ts',
            'functions/**/*.test.ts',
            'local/**/*.test.ts',
            'bundle/**/*.test.ts',
            'amplify-ui/src/**/*.test.ts',
          ],
          testTimeout: 20_000,
        },
      },
      { test: { name: 'focus', include: ['test/focus/**/*.test.ts'], testTimeout: 120_000 } },
      { test: { name: 'architecture', include: ['test/architecture/**/*.test.ts'] } },
      {
        test: {
          name: 'stacks',
          include: ['test/cdk/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // One synthesis serves all files of a worker.
          isolate: false,
        },
      },
      {
        test: {
          name: 'mesh',
          include: ['test/mesh/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          // The demo organisation, its mesh and the built dashboard, once for all of them.
          globalSetup: 'test/browser/setup.ts',
          ...(isThorough && alone),
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
