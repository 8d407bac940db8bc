import { defineConfig } from 'vitest/config';

/** One suite over the whole tree; integration tests start their own database, so files may run side by side. */
export default defineConfig({
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'apps/*/src/**/*.test.{ts,tsx}',
      'apps/server/tests/**/*.test.{ts,tsx}',
      'apps/server/bench/**/*.test.ts',
      'scripts/**/*.test.ts',
    ],
    globalSetup: ['apps/server/tests/support/global-setup.ts'],
    pool: 'forks',
    // No module keeps anything of its own between tests, so files of one process share what they import.
    isolate: false,
    maxWorkers: 2,
    // Generous, since machines are noisy; nothing is asserted about time.
    testTimeout: 180_000,
    hookTimeout: 240_000,
  },
});
