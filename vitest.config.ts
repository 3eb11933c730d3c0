import { defineConfig } from "vitest/config";
import { scriptText } from "./scripts/build/script-text.js";

export default defineConfig({
  // Before Vite itself resolves the path, query and all.
  plugins: [{ ...scriptText(), enforce: "pre" }],
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/announce-browser.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
