// What one drawing costs: plotcast and the libraries that people would take in its place.
//   node bench/draw.js [--points 30] [--quick] [--json]
import { parseArgs } from "node:util";
import { chart } from "./chart.js";
import { lists } from "./contenders.js";
import { machine } from "./machine.js";
import { measure } from "./measure.js";
import { paces } from "./paces.js";
import { table, whole } from "./table.js";

const { values: options } = parseArgs({
  options: {
    points: { type: "string", default: "30" },
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const fewPoints = Number(options.points);
if (!(Number.isInteger(fewPoints) && fewPoints >= 2)) {
  throw new Error(`--points: not a whole number of 2 or more: ${options.points}`);
}
const { few, thousand, hundredThousand } = paces(options);
const say = options.json ? () => {} : console.log;

say(`Node ${machine().node}, ${machine().cpu}, ${machine().cores} cores`);
const tables = [
  await compare("few", fewPoints, few),
  await compare("many", 1_000, thousand),
  await compare("many", 100_000, hundredThousand),
];
if (options.json) console.log(JSON.stringify({ machine: machine(), chart, tables }));

async function compare(list, points, pace) {
  const figures = await measure({ contenders: lists[list], list, points, pace });
  say(`\nOne drawing, ${chart.width}×${chart.height}, one line of ${whole(points)} points`);
  say(table(figures));
  return { points, contenders: figures };
}
