import { build } from "esbuild";
import { expect, test } from "vitest";

const ROOT = `${import.meta.dirname}/../../`;

/** The modules that a user's bundler keeps of the package's sources if these names are imported. */
async function bundledModules(names: string, entry = "entries/plotcast"): Promise<string[]> {
  const { metafile } = await build({
    stdin: {
      contents: `export { ${names} } from "./src/${entry}.ts"`,
      resolveDir: ROOT,
    },
    absWorkingDir: ROOT,
    bundle: true,
    minify: true,
    format: "esm",
    metafile: true,
    write: false,
  });
  const [output] = Object.values(metafile.outputs);
  return Object.entries(output?.inputs ?? {})
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => path.replace("src/chart/", ""));
}

const STREAMS = [
  "streaming.ts",
  "layout/marks/scroll-points.ts",
  "data/decimate/incremental-decimation.ts",
  "data/decimate/extrema-index.ts",
];
const FIGURES = ["figures/pie.ts", "figures/gauge.ts", "figures/stat.ts"];
const STACKS = ["data/stats/stack.ts", "data/stats/interpolate-stack.ts"];
const HIT_AREAS = "svg/hit-areas.ts";
const AXES = ["layout/layout-chart.ts", "svg/svg.ts", "layout/tooltip-size.ts"];

test.for([
  ["lineChart", "marks/line.ts", [...STREAMS, ...FIGURES, ...STACKS, HIT_AREAS, "marks/bar.ts"]],
  ["barChart", "marks/bar.ts", [...STREAMS, ...FIGURES, "data/stats/interpolate-stack.ts"]],
  ["scatterChart", HIT_AREAS, [...STREAMS, ...FIGURES, ...STACKS]],
  ["chart", "figures/gauge.ts", STREAMS],
  ["pieChart", "figures/pie.ts", [...STREAMS, ...AXES, "figures/gauge.ts", "figures/stat.ts"]],
  ["gauge", "figures/gauge.ts", [...STREAMS, ...AXES, "figures/pie.ts", "figures/stat.ts"]],
  ["stat", "figures/stat.ts", [...STREAMS, "svg/svg.ts", "figures/pie.ts", "figures/gauge.ts"]],
] as const)(
  "a bundle of %s has %s, and leaves out what it cannot draw",
  async ([name, has, lacks]) => {
    const modules = await bundledModules(name);
    expect(modules).toContain(has);
    expect(modules.filter((path) => (lacks as readonly string[]).includes(path))).toEqual([]);
  },
);

test("a bundle of chart and fromSpec has all that others leave out, and one of live charts the rest", async () => {
  const modules = await bundledModules("chart, fromSpec");
  for (const path of [...FIGURES, ...STACKS, HIT_AREAS, ...AXES]) expect(modules).toContain(path);
  const live = await bundledModules("createRenderer, createExtremaIndex", "chart/inner-face");
  for (const path of STREAMS) expect(live).toContain(path);
});
