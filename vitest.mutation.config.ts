import { defineConfig } from 'vitest/config';

/**
 * The pure tests alone: what mutation testing of the vocabulary and the adjudication runs thousands of times. Tests with
 * ten thousand opinions are left out for their time, and properties run few times; both can only kill more.
 */
export default defineConfig({
  test: {
    include: ['lib/core/**/*.test.ts', 'lib/receipt/**/*.test.ts'],
    exclude: ['lib/receipt/hostile.test.ts'],
    env: { FINOPS_RUNS: '20' },
    testTimeout: 20_000,
  },
});
