import { defineConfig } from 'vitest/config';

/** Tests that install the packed plugin and run it as its users do: in an editor, a hook, a pipeline; and those that drive a browser or a terminal. */
const E2E = ['tests/package/**/*.test.ts', 'tests/editor/**/*.test.ts', 'tests/hook/**/*.test.ts', 'tests/ci/**/*.test.ts', 'tests/browser/**/*.test.ts', 'tests/terminal/**/*.test.ts'];

export default defineConfig({
  test: {
    passWithNoTests: false,
    // Timeouts stop what hangs; no test decides by time.
    projects: [
      { test: { name: 'unit', include: ['tests/**/*.test.ts'], exclude: [...E2E, 'tests/fixtures/**'], testTimeout: 60_000, hookTimeout: 60_000 } },
      { test: { name: 'e2e', include: E2E, globalSetup: ['tests/setup/pack.ts'], testTimeout: 180_000, hookTimeout: 300_000, maxWorkers: 1 } },
    ],
  },
});
