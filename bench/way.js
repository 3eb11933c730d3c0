// Measures the whole way of many charts from `push` to the socket, beside drawing alone and beside
// other libraries.
//   node bench/way.js [--charts 1,10,100,200,1000] [--encoding zstd]… [--looks one] [--rounds 3]
//     [--drawing DIR] [--no-rivals] [--quick] [--json]
import { parseArgs } from "node:util";
import { machine } from "./machine.js";
import { goalLines } from "./goals.js";
import { compareWays } from "./way/compare.js";
import { encodings } from "./way/encodings.js";
import { LOOKS } from "./way/fleet.js";
import { wayGoals } from "./way/goals.js";
import { choosePace } from "./way/paces.js";
import { rivalTable, wayTable } from "./way/tables.js";

const { values: options } = parseArgs({
  options: {
    charts: { type: "string" },
    encoding: { type: "string", multiple: true },
    looks: { type: "string", multiple: true },
    rounds: { type: "string" },
    drawing: { type: "string" },
    "no-rivals": { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const { quick } = options;
const counts = readNumbers("charts", quick ? "1,50" : "1,10,100,200,1000");
const [rounds] = readNumbers("rounds", quick ? "1" : "3");
const looks = readChoices("looks", LOOKS, quick ? ["one"] : LOOKS);
const codings = readChoices("encoding", Object.keys(encodings), ["identity", "gzip", "zstd"]);
const say = options.json ? () => {} : console.log;

say(`Node ${machine().node}, ${machine().cpu}, ${machine().cores} cores`);
const { ways, rivals } = await compareWays({
  counts,
  looks,
  codings,
  rounds,
  drawing: options.drawing,
  hasRivals: !options["no-rivals"],
  pace: choosePace(quick),
});
const goals = wayGoals({ ways, rivals });
say(`\nFrom push to the socket, one viewer, a point per chart and cycle, ${rounds} rounds`);
say(wayTable(ways));
if (rivals.length > 0)
  say(`\nOther libraries: as many charts drawn and gzipped\n${rivalTable(rivals)}`);
say(goalLines(goals));
if (options.json) console.log(JSON.stringify({ machine: machine(), ways, rivals, goals }));

function readNumbers(option, otherwise) {
  const numbers = (options[option] ?? otherwise).split(",").map(Number);
  if (numbers.every((number) => Number.isInteger(number) && number >= 1)) return numbers;
  throw new Error(`--${option}: not whole numbers of 1 or more: ${options[option]}`);
}

function readChoices(option, known, otherwise) {
  const asked = options[option]?.flatMap((list) => list.split(",")) ?? otherwise;
  for (const one of asked) {
    if (!known.includes(one))
      throw new Error(`--${option}: not one of ${known.join(", ")}: ${one}`);
  }
  return asked;
}
