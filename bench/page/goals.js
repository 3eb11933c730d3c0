import { contenders } from "./contenders.js";

const MOST_OF_INNER_HTML = 1;
const TIMES_SOONER_THAN_ECHARTS = 3;
const MOST_GROWTH = 1.05;

// Compares the figures with plotcast's goals. A missed goal fails nothing.
export function pageGoals({ frames, memory, first }) {
  return [...frameGoals(frames), ...firstGoals(first), ...memoryGoals(memory)];
}

function frameGoals(frames) {
  return frames
    .filter(({ key }) => key === "liveChart")
    .flatMap((ours) => {
      const plain = frames.find(({ key, motion }) => key === "innerHTML" && motion === ours.motion);
      return ["away", "over"].map((pointer) =>
        atMost(
          `${ours.name}, pointer ${pointer}: times the script, style and layout of innerHTML`,
          MOST_OF_INNER_HTML,
          ours[pointer].sum / plain[pointer].sum,
        ),
      );
    });
}

function firstGoals(first) {
  if (first.length === 0) return [];
  const [ours, without] = first.filter(({ key }) => key === "liveChart");
  const sooner = (mine, key, goal) => {
    const rival = first.find((row) => row.key === key && !row.holdsData);
    const reached = rival.ms / mine.ms;
    const what = `first chart, ${mine.name}: times sooner than ${rival.name}`;
    return { what, goal, reached, isMet: reached >= goal };
  };
  return [ours, without].flatMap((mine) => [
    sooner(mine, "echarts", TIMES_SOONER_THAN_ECHARTS),
    sooner(mine, "uplot", 1),
  ]);
}

function memoryGoals(memory) {
  const { at } = memory.find(({ key }) => key === "liveChart") ?? {};
  if (at === undefined) return [];
  const [early, late] = [at[0], at.at(-1)];
  const span = `after ${late.frames.toLocaleString("en-US")} frames: times that after ${early.frames.toLocaleString("en-US")}`;
  return ["heapBytes", "nodes"].map((part) =>
    atMost(
      `${contenders.liveChart.name}, ${part === "nodes" ? "nodes" : "heap"} ${span}`,
      MOST_GROWTH,
      late[part] / early[part],
    ),
  );
}

function atMost(what, goal, reached) {
  return { what, goal, limit: "at most", reached, isMet: reached <= goal };
}
