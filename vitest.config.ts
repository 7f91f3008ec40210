import { defineConfig } from 'vitest/config';

/** Pure and mocked tests beside the code; the architecture of the tree; the stacks; the whole mesh on the embedded AWS. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['lib/**/*.test.ts', 'functions/**/*.test.ts', 'local/**/*.test.ts', 'bundle/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      { test: { name: 'architecture', include: ['test/architecture/**/*.test.ts'] } },
      {
        test: {
          name: 'stacks',
          include: ['test/cdk/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // One synthesis serves all of them.
          isolate: false,
          fileParallelism: false,
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
    ],
  },
});
