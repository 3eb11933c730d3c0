// Runs all benches, one after the other, and prints what they print.
//   node bench/all.js [--quick] [--drawing DIR]
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values: options } = parseArgs({
  options: { quick: { type: "boolean", default: false }, drawing: { type: "string" } },
});
const quick = options.quick ? ["--quick"] : [];
const drawing = options.drawing === undefined ? [] : ["--drawing", options.drawing];
const BENCHES = [
  ["way.js", ...quick, ...drawing],
  ["memory.js", ...quick],
  ["draw.js", ...quick],
  ["wire.js", ...quick],
  ["fanout.js", ...quick, ...(options.quick ? ["--viewers", "200", "--only", "zstd,gzip"] : [])],
  ["limit.js", ...quick],
  ["page.js", ...quick],
  ["ingest.js", ...quick],
];

for (const [file, ...args] of BENCHES) {
  console.log(`\n== node bench/${[file, ...args].join(" ")}`);
  const path = fileURLToPath(new URL(file, import.meta.url));
  const { status } = spawnSync(process.execPath, [path, ...args], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
