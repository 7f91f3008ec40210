import { defineConfig } from 'vitest/config';

/** The pure tests alone: what mutation testing of the vocabulary and the adjudication runs thousands of times. */
export default defineConfig({
  test: { include: ['lib/core/**/*.test.ts', 'lib/receipt/**/*.test.ts'], testTimeout: 20_000 },
});
