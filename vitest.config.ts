import { defineConfig } from "vitest/config";
import { scriptText } from "./scripts/build/script-text.js";

export default defineConfig({
  // Before Vite itself resolves the path, query and all.
  plugins: [{ ...scriptText(), enforce: "pre" }],
  test: {
    globalSetup: ["test/support/announce-left-out.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "tests",
          include: ["test/**/*.test.ts"],
          exclude: ["test/budgets/**", "test/servers/**"],
        },
      },
      {
        // Needs half a gigabyte of frameworks, so it runs by `npm run test:servers` alone.
        extends: true,
        test: { name: "servers", include: ["test/servers/**/*.test.ts"], hookTimeout: 180_000 },
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
