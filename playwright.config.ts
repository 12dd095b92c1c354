import { defineConfig } from '@playwright/test';
import { hasDisplay } from './scripts/lib/linux-libraries.ts';

/**
 * End-to-end tests in real Electron; every failure counts the first time. A window in front takes the focus of the others, so
 * two run at a time only where each can have a virtual screen of its own.
 */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.e2e.ts',
  globalSetup: './test/e2e/global-setup.ts',
  outputDir: 'out/e2e',
  workers: process.platform === 'linux' && !hasDisplay() ? 2 : 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
});
