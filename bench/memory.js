// Measures what a server keeps in memory: for a chart, a watched view, a stream, a viewer.
//   node bench/memory.js [--quick] [--json]
import { parseArgs } from "node:util";
import { machine } from "./machine.js";
import { measureMemory } from "./memory/run.js";
import { scenarios } from "./memory/scenarios.js";
import { align, whole } from "./table.js";

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const say = options.json ? () => {} : console.log;

say(`Node ${machine().node}, ${machine().cpu}, ${machine().cores} cores`);
const figures = [];
for (const scenario of scenarios(options.quick ? 20 : 1)) {
  const figure = { ...scenario, ...(await measureMemory(scenario)) };
  say(row(figure).join("  "));
  figures.push(figure);
}
say("\nMemory of a server after collecting garbage, in KB, and what each part adds");
say(align([["", "heap + buffers", "resident", "parts", "KB each"], ...figures.map(row)]));
if (options.json) console.log(JSON.stringify({ machine: machine(), figures }));

function row({ name, parts, part, usedBytes, residentBytes }) {
  return [
    name,
    ...[usedBytes, residentBytes].map((bytes) => whole(bytes / 1024)),
    `${whole(parts)} ${part}`,
    (usedBytes / parts / 1024).toFixed(1),
  ];
}
