import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { openPage, seen } from "../support/pages.ts";
import { SNIPPETS } from "../support/readme.ts";
import { FRAMEWORKS, servePage } from "./served-page.ts";

const HTML = `<!doctype html>
<link rel="icon" href="data:,">
<div id="root"></div>
<script type="module" src="./main.jsx"></script>`;

/** What stands around a snippet in a new project: the file that it is pasted into, and what that needs. */
const PROJECTS = {
  react: {
    file: "Charts.jsx",
    plugin: 'import react from "@vitejs/plugin-react"; const plugin = react();',
    main: `import { createRoot } from "react-dom/client";
import { Charts } from "./Charts.jsx";
createRoot(document.getElementById("root")).render(<Charts />);`,
  },
  vue: {
    file: "App.vue",
    plugin: `import vue from "@vitejs/plugin-vue";
const plugin = vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "live-chart" } } });`,
    main: `import { createApp } from "vue";
import App from "./App.vue";
createApp(App).mount("#root");`,
  },
  svelte: {
    file: "App.svelte",
    plugin: 'import { svelte } from "@sveltejs/vite-plugin-svelte"; const plugin = svelte();',
    main: `import { mount } from "svelte";
import App from "./App.svelte";
mount(App, { target: document.getElementById("root") });`,
  },
  solid: {
    file: "App.jsx",
    plugin: 'import solid from "vite-plugin-solid"; const plugin = solid();',
    main: `import { render } from "solid-js/web";
import { App } from "./App.jsx";
render(() => <App />, document.getElementById("root"));`,
  },
};

/** Builds a project with a snippet in it, and gives the folder of the built page. */
function buildPasted(code: string, name: keyof typeof PROJECTS): string {
  const { file, plugin, main } = PROJECTS[name];
  const folder = mkdtempSync(join(FRAMEWORKS, "pasted-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const config = `${plugin}\nexport default { plugins: [plugin] };`;
  const files = { "index.html": HTML, "main.jsx": main, "vite.config.js": config, [file]: code };
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  const vite = join(FRAMEWORKS, "node_modules/vite/bin/vite.js");
  execFileSync(process.execPath, [vite, "build", folder], { cwd: folder, stdio: "pipe" });
  return join(folder, "dist");
}

describe.skipIf(LEAVE_OUT)("README", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  test.each(Object.keys(PROJECTS) as (keyof typeof PROJECTS)[])(
    "README: pasted into an empty project, the snippet for %s shows a live chart",
    async (name) => {
      const { file } = PROJECTS[name];
      const snippet = SNIPPETS.find((one) => one.file === file || one.language === name);
      const { url, live } = await servePage(buildPasted(snippet?.code ?? "", name));
      const { page, complaints } = await openPage(browser, url);
      await seen(page, "cpu used");
      await page.waitForSelector("live-chart[state=live]");
      expect(live.stats().subscribers).toBe(1);
      expect(complaints).toEqual([]);
    },
  );
});
