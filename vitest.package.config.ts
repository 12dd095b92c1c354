import { defineConfig } from 'vitest/config';

/** Tests of the packaged program, which the global set-up makes: one program at a time, as a person starts it. */
export default defineConfig({
  test: {
    include: ['test/package/**/*.package.ts'],
    globalSetup: ['test/package/set-up.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 30_000,
  },
});
