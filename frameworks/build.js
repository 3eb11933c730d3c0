// Builds a page in each framework, as its users do: with Vite, on the installed package.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import react from "@vitejs/plugin-react";
import vue from "@vitejs/plugin-vue";
import { build } from "vite";
import solid from "vite-plugin-solid";

// What frameworks complain of, they do in development alone.
process.env.NODE_ENV = "development";

const isCustomElement = (/** @type {string} */ tag) => tag === "live-chart";
/** React 18 under the names that programs know. */
const alias = [
  { find: /^react(?=$|\/)/, replacement: "react-18" },
  { find: /^react-dom(?=$|\/)/, replacement: "react-dom-18" },
];

/** @type {Record<string, import("vite").InlineConfig & { folder?: string }>} */
const PAGES = {
  react: { plugins: [react()] },
  "react-18": { folder: "react", plugins: [react()], resolve: { alias } },
  vue: { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] },
  svelte: { plugins: [svelte({ configFile: false })] },
  solid: { plugins: [solid()] },
};

for (const [name, { folder = name, ...page }] of Object.entries(PAGES)) {
  const root = `${import.meta.dirname}/${folder}`;
  const outDir = `${import.meta.dirname}/dist/${name}`;
  /** @type {import("vite").InlineConfig} */
  const config = { ...page, root, configFile: false, logLevel: "warn", mode: "development" };
  await build({ ...config, build: { outDir, emptyOutDir: true } });
  if (folder !== "react") continue;
  // All in one file, React 18, too, whose packages have other names here.
  const ssr = { noExternal: true };
  await build({
    ...config,
    ssr,
    build: { outDir: `${outDir}-server`, emptyOutDir: true, ssr: `${root}/server.jsx` },
  });
}
