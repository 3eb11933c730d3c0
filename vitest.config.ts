import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { scriptText } from "./scripts/build/script-text.js";

export default defineConfig({
  // Before Vite itself resolves the path, query and all.
  plugins: [{ ...scriptText(), enforce: "pre" }],
  test: {
    globalSetup: ["test/support/announce-left-out.ts"],
    setupFiles: ["test/support/own-turn.ts", "test/support/one-seed.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // On a shared machine, a test that another program disturbed is tried again, and reported as such.
    retry: Number(process.env["PLOTCAST_RETRY"] ?? 0),
    reporters: ["./test/support/second-tries.ts", "default"],
    // Tests wait for browsers and programs half of their time, so two share even a small machine well.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: "tests",
          include: ["test/**/*.test.ts"],
          exclude: ["test/budgets/**", "test/servers/**", "test/frameworks/**"],
        },
      },
      {
        // Needs half a gigabyte of frameworks, so it runs by `npm run test:servers` alone.
        extends: true,
        test: {
          name: "servers",
          include: ["test/servers/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 480_000,
        },
      },
      {
        // Needs frameworks, too: `npm run test:frameworks`.
        extends: true,
        test: {
          name: "frameworks",
          include: ["test/frameworks/**/*.test.ts"],
          testTimeout: 120_000,
        },
      },
      {
        // After all others and one at a time: what they measure must not be disturbed.
        extends: true,
        test: {
          name: "budgets",
          include: ["test/budgets/**/*.test.ts"],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
