import { defineConfig } from 'vitest/config';

/** Unit tests. The end-to-end tests (test/e2e/*.e2e.ts) are Playwright's. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    environment: 'node',
    env: { TZ: 'Europe/Helsinki' },
    // Two cores are what a small machine has; a key derivation takes its time there.
    testTimeout: 20_000,
  },
});
