import { ECHARTS } from "./contenders.js";

// Compares plotcast's figures with its goals. A missed goal is reported, and fails nothing.
export function compareWithGoals({ goals }, figures) {
  const rival = figures.find(({ name }) => name === ECHARTS);
  const faster = Object.entries(goals).map(([name, goal]) => {
    const ours = figures.find((figure) => figure.name === name);
    const reached = ours && rival.microseconds / ours.microseconds;
    return { what: `${name}: times faster than ${ECHARTS}`, goal, reached, isMet: reached >= goal };
  });
  return [...faster, ...fewestBytes(figures)];
}

// How many times larger the smallest of the others is than the row of plotcast without tooltips.
function fewestBytes(figures) {
  const ours = figures.find(({ name, tooltips }) => name === "plotcast" && !tooltips);
  if (ours === undefined) return [];
  const others = figures.filter(({ name }) => !name.startsWith("plotcast"));
  const smallest = others.reduce((least, other) => (other.bytes < least.bytes ? other : least));
  const reached = smallest.bytes / ours.bytes;
  const what = `plotcast: times fewer bytes than ${smallest.name}`;
  return [{ what, goal: 1, reached, isMet: reached > 1 }];
}

export function goalLines(goals) {
  return goals.map(formatGoal).join("\n");
}

function formatGoal({ what, goal, reached, isMet, limit = "at least" }) {
  if (reached === undefined) return `- ${what}: not drawn yet (goal: ${limit} ${goal})`;
  const shown = reached < 10 ? reached.toFixed(2) : Math.round(reached).toLocaleString("en-US");
  return `- ${what}: ${shown} (goal: ${limit} ${goal.toLocaleString("en-US")}; ${isMet ? "met" : "missed"})`;
}
