import { goalLines } from "./goals.js";
import { measure } from "./measure.js";
import { choosePace } from "./paces.js";
import { align, microseconds, ratio, whole } from "./table.js";

export const LIVE_WINDOW = "live-window";

const SIZES = [1000, 10_000, 100_000, 1_000_000];
const NEW_POINTS = [1, 1000];
const MOST_TIMES_DEARER = 2;

// Measures what a cycle (push and draw) costs as the window grows, for plotcast alone. The drawing
// stays as wide as ever, so the cost should not grow.
export async function compareWindows(options, say) {
  const windows = NEW_POINTS.flatMap((added) => SIZES.map((points) => ({ points, added })));
  const contenders = windows.map((window) => ({ ...window, name: nameOf(window) }));
  const figures = await measure({
    contenders,
    runner: new URL("./live-window-runner.js", import.meta.url),
    createTask: (index) => ({ ...windows[index], fill: options.quick ? 1 : 4 }),
    pace: choosePace(options),
  });
  const rows = figures.map((figure, index) => ({ ...windows[index], ...figure }));
  const goals = NEW_POINTS.map((added) => goalFor(added, rows));
  say(`\nA cycle of a live window, push and draw (${LIVE_WINDOW})`);
  say(table(rows));
  say(goalLines(goals));
  return { name: LIVE_WINDOW, contenders: rows, goals };
}

function nameOf({ points, added }) {
  return `${whole(points)} points, ${whole(added)} new per cycle`;
}

function table(rows) {
  const headings = ["", "µs", "least", "most", "×", "bytes"];
  const lines = rows.map((row) => [
    row.name,
    microseconds(row.microseconds),
    microseconds(row.least),
    microseconds(row.most),
    ratio(row.microseconds / smallestOf(row.added, rows).microseconds),
    whole(row.bytes),
  ]);
  return align([headings, ...lines]);
}

function goalFor(added, rows) {
  const smallest = smallestOf(added, rows);
  const largest = rows.findLast((row) => row.added === added);
  const reached = largest.microseconds / smallest.microseconds;
  return {
    what: `${nameOf(largest)}: times the cost of ${whole(smallest.points)}`,
    goal: MOST_TIMES_DEARER,
    limit: "at most",
    reached,
    isMet: reached <= MOST_TIMES_DEARER,
  };
}

function smallestOf(added, rows) {
  return rows.find((row) => row.added === added);
}
