import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'evidence/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    // What hangs ends; how long anything takes is no test's business, on whatever machine.
    testTimeout: 150_000,
    hookTimeout: 300_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
