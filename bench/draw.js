// Measures what one drawing costs, with plotcast and with other libraries.
//   node bench/draw.js [--case NAME]… [--quick] [--gc] [--json]
import { parseArgs } from "node:util";
import { cases } from "./cases.js";
import { listContenders } from "./contenders.js";
import { goalLines, compareWithGoals } from "./goals.js";
import { compareWindows, LIVE_WINDOW } from "./live-window.js";
import { machine } from "./machine.js";
import { measure } from "./measure.js";
import { choosePace } from "./paces.js";
import { scavengeTable } from "./scavenge-table.js";
import { table } from "./table.js";

const { values: options } = parseArgs({
  options: {
    case: { type: "string", multiple: true },
    quick: { type: "boolean", default: false },
    gc: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const names = [...cases.map(({ name }) => name), LIVE_WINDOW];
const wanted = options.case ?? names;
for (const name of wanted) {
  if (!names.includes(name)) throw new Error(`--case: not one of ${names.join(", ")}: ${name}`);
}
const say = options.json ? () => {} : console.log;

say(`Node ${machine().node}, ${machine().cpu}, ${machine().cores} cores`);
say("One warm chart, drawn in a loop; npm run bench:way measures many, on their whole way");
const tables = [];
for (const drawn of cases) if (wanted.includes(drawn.name)) tables.push(await compare(drawn));
if (wanted.includes(LIVE_WINDOW)) tables.push(await compareWindows(options, say));
if (options.json) console.log(JSON.stringify({ machine: machine(), tables }));

async function compare(drawn) {
  const { name, heading, chart } = drawn;
  const contenders = await measure({
    contenders: listContenders(drawn),
    runner: new URL("./runner.js", import.meta.url),
    createTask: (index) => ({ caseName: name, index }),
    pace: choosePace(options),
    scavenges: options.gc,
  });
  const goals = compareWithGoals(drawn, contenders);
  say(`\n${heading}, ${chart.width}×${chart.height} (${name})`);
  say(table(contenders));
  say(goalLines(goals));
  if (options.gc) say(`\n${scavengeTable(contenders)}`);
  return { name, heading, contenders, goals };
}
