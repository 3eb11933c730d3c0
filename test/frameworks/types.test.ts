import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { FRAMEWORKS } from "./served-page.ts";

const BIN = join(FRAMEWORKS, "node_modules/.bin");

const CHECKS = {
  vue: (folder: string) => [`${BIN}/vue-tsc`, "-p", folder, "--pretty", "false"],
  svelte: (folder: string) => [`${BIN}/svelte-check`, "--workspace", folder, "--output", "machine"],
};

/** What the framework's own check of types says of a template. */
function check(
  framework: keyof typeof CHECKS,
  template: string,
): { status: unknown; said: string } {
  const folder = mkdtempSync(join(FRAMEWORKS, "checked-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const config = JSON.parse(readFileSync(join(FRAMEWORKS, framework, "tsconfig.json"), "utf8"));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  writeFileSync(join(folder, `App.${framework}`), template);
  const [program = "", ...args] = CHECKS[framework](folder);
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8" });
  return { status, said: stdout + stderr };
}

test.each(["vue", "svelte"] as const)(
  "plotcast/types/%s: a page with charts is right, and one with a wrong attribute is not",
  (framework) => {
    const page = readFileSync(join(FRAMEWORKS, framework, `App.${framework}`), "utf8");
    expect(check(framework, page)).toMatchObject({ status: 0 });
    const wrong = page.replace("always legend-links", 'theme="pink"');
    const { status, said } = check(framework, wrong);
    expect(status).not.toBe(0);
    expect(said).toContain("pink");
  },
);

test("plotcast/types/vue: a handler knows the event that it is for", () => {
  const page = (handler: string) => `<script setup lang="ts">
import "plotcast/types/vue";
</script>
<template><live-chart src="/events" @zoom="${handler}" /></template>`;
  expect(check("vue", page("({ detail }) => detail?.from.toFixed()"))).toMatchObject({ status: 0 });
  expect(check("vue", page("({ detail }) => detail.from.trim()")).said).toContain("trim");
});
