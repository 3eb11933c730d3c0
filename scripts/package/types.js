import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const STRICT = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  noEmit: true,
  target: "es2022",
};
const NODE = { ...STRICT, lib: ["es2023"], types: ["node"] };

/** Compiler options that users have. */
const WAYS = {
  nodenext: { ...NODE, module: "nodenext", moduleResolution: "nodenext" },
  bundler: { ...NODE, module: "esnext", moduleResolution: "bundler" },
};
const BROWSER = { ...WAYS.bundler, lib: ["es2023", "dom"], types: [] };

const ALL_ENTRIES = `
import { createServer } from "node:http";
import { createSecureServer, createServer as createHttp2 } from "node:http2";
import { type Chart, type ChartOptions, lineChart, PlotcastError } from "plotcast";
import { createLive, type Live, PlotcastError as FromLive } from "plotcast/live";
import { toPng } from "plotcast/png";
import { serve, type Serving } from "plotcast/server";
const options: ChartOptions = { title: "Load", grid: true };
const chart: Chart = lineChart(options).add("cpu", [{ time: 0, y: 1 }, { time: 1000, y: null }]);
const live: Live = createLive({ charts: { cpu: options }, window: { points: 30 } });
createServer(live.handler);
createHttp2(live.handler);
createSecureServer({ allowHTTP1: true }, live.handler);
createLive({ token: process.env.PLOTCAST_TOKEN });
export const error: PlotcastError = new FromLive("FULL", "full");
export const png: Promise<Uint8Array> = toPng(chart, { scale: 1 });
export const serving: Promise<Serving> = serve(live.handler, { port: 0 });
`;

const CHART_ALONE = `
import { lineChart, type Pair } from "plotcast";
export const svg: string = lineChart().add("cpu", [1, 2, 3]).render();
lineChart().add("pairs", [[1, 2], [3, null]]).add("dates", [[new Date(0), 4]]).add("names", [["a", 3]]);
lineChart().add("mapped", [1, 2].map((i) => [new Date(i), i])).add("numbers", new Float64Array([1, 2]));
const pairs: Pair[] = [[1, 2], [3, 4]];
lineChart().add("in a variable", pairs);
// @ts-expect-error: no pair
lineChart().add("single", [[1]]);
`;

/** The names of charts are known to the compiler, and only those. */
const CHART_NAMES = `
import { type ChartOptions, createLive, type Hub, type Live } from "plotcast/live";
const live = createLive({ charts: { cpu: {}, memory: { title: "Memory" } } });
live.push("cpu", { used: 1 });
live.draw("memory@400x260");
for (const name of live.names()) live.setNote(name, "");
// @ts-expect-error: no such chart
live.push("cup", { used: 1 });
// @ts-expect-error: no such chart
live.draw("cup@400x260");
live.addChart("disk").push("disk", { used: 1 });
export const any: Live = createLive({ charts: { cpu: {} } });
any.push("fresh", { used: 1 });
createLive({ charts: { cpu: {} }, addCharts: true }).push("fresh", { used: 1 });
declare const charts: Record<string, ChartOptions>;
createLive({ charts }).push("fresh", { used: 1 });
createLive().push("fresh", { used: 1 });
export const hub: Hub = live;
`;

const LIVE_CHART = `
import type { LiveChart } from "plotcast/client";
const chart: LiveChart = document.querySelector("live-chart")!;
chart.addEventListener("zoom", (event) => console.log(event.detail?.from.toFixed()));
chart.zoomTo(0, 1000);
chart.theme = "dark";
`;

const REACT = `
import { useRef } from "react";
import { LiveChart, type LiveChartElement } from "plotcast/react";
export function Charts({ svg }: { svg: string }) {
  const chart = useRef<LiveChartElement>(null);
  return (
    <p>
      <LiveChart src="/events" svg={svg} height={300} theme="dark" always={false} paused controls="none"
        legendLinks className="wide" style={{ width: 400 }} id="cpu" ref={chart}
        onStateChange={() => chart.current?.state === "live"}
        onZoom={({ detail }) => detail?.from.toFixed()} />
      <live-chart src="/events" legend-links class="wide" theme="auto" ref={chart} />
      {/* @ts-expect-error: no such theme */}
      <LiveChart src="/events" theme="pink" />
      {/* @ts-expect-error: it writes its content itself */}
      <LiveChart src="/events">text</LiveChart>
      {/* @ts-expect-error: no such theme */}
      <live-chart src="/events" theme="pink" />
    </p>
  );
}
`;

const SOLID = `
import "plotcast/types/solid";
export const charts = () => (
  <p>
    <live-chart src="/events" height={300} legend-links on:zoom={({ detail }) => detail?.from.toFixed()} />
    {/* @ts-expect-error: no such theme */}
    <live-chart src="/events" theme="pink" />
  </p>
);
`;

/** Vue's and Svelte's templates need compilers of their own: test/frameworks/ runs them. */
const TEMPLATES = `
import type { GlobalComponents } from "vue";
import type { SvelteHTMLElements } from "svelte/elements";
import "plotcast/types/vue";
import "plotcast/types/svelte";
export const inVue: InstanceType<GlobalComponents["live-chart"]>["$props"] = { src: "/events", always: true };
export const inSvelte: SvelteHTMLElements["live-chart"] = {
  src: "/events",
  "legend-links": true,
  onzoom: ({ detail }) => detail?.from.toFixed(),
};
// @ts-expect-error: no such theme
inVue.theme = "pink";
// @ts-expect-error: no such theme
inSvelte.theme = "pink";
`;

/**
 * Checks the types of pages: the element alone, then in frameworks. Types of frameworks that are not
 * there do not matter, unless their own entry is imported.
 *
 * @param {string} project folder of a user who installed the package
 * @param {string} compiler folder of a TypeScript
 * @returns {string[]} what is wrong
 */
export function pageTypeErrors(project, compiler) {
  // Svelte's own declarations are no matter of ours.
  const page = { ...BROWSER, lib: ["es2023", "dom", "dom.iterable"], skipLibCheck: true };
  const jsx = (/** @type {string} */ source) => ({
    ...page,
    jsx: "react-jsx",
    jsxImportSource: source,
  });
  const solid = { ...page, jsx: "preserve", jsxImportSource: "solid-js" };
  const errors = (
    /** @type {string} */ file,
    /** @type {string} */ text,
    /** @type {object} */ way,
  ) => {
    writeFileSync(join(project, file), text);
    return compilationErrors(project, compiler, file, way);
  };
  return [
    ...errors("page.ts", LIVE_CHART, { ...page, skipLibCheck: false }),
    ...errors("react.tsx", REACT, jsx("react")),
    ...errors("solid.tsx", SOLID, solid),
    ...errors("templates.ts", TEMPLATES, page),
  ];
}

/**
 * Checks the declarations, and code that uses them: every entry with both ways to resolve modules,
 * and charts alone in a project without Node's types.
 *
 * @param {string} project folder of a user who installed the package
 * @param {string} compiler folder of a TypeScript
 * @returns {string[]} what is wrong
 */
export function typeErrors(project, compiler) {
  writeFileSync(join(project, "all.mts"), ALL_ENTRIES);
  writeFileSync(join(project, "chart.mts"), CHART_ALONE);
  writeFileSync(join(project, "names.mts"), CHART_NAMES);
  return [
    ...Object.values(WAYS).flatMap((way) => compilationErrors(project, compiler, "all.mts", way)),
    ...compilationErrors(project, compiler, "names.mts", WAYS.nodenext),
    ...compilationErrors(project, compiler, "chart.mts", BROWSER),
  ];
}

/**
 * @param {string} project
 * @param {string} compiler
 * @param {string} file
 * @param {object} compilerOptions
 * @returns {string[]} the compiler's complaints
 */
export function compilationErrors(project, compiler, file, compilerOptions) {
  const config = JSON.stringify({ compilerOptions, files: [file] });
  writeFileSync(join(project, "tsconfig.json"), config);
  const args = [join(compiler, "bin/tsc"), "-p", project, "--pretty", "false"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status === 0) return [];
  return [`${stdout}${stderr}`.trim() || `${compiler} ended with ${status}.`];
}
