import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { quantile } from "../quantile.js";
import { readVersion } from "../rivals/version.js";
import { encodings } from "./encodings.js";
import { runDrawing, runRival, runWay } from "./run.js";

const OURS = new URL("../../dist", import.meta.url).href;
const RIVALS = { echarts: "ECharts", vega: "Vega" };

// Measures everything in rounds, and what is compared right after one another, so that other load on
// the machine hits all alike. A figure is the median of the rounds.
export async function compareWays({ counts, looks, codings, rounds, drawing, hasRivals, pace }) {
  const ways = counts.flatMap((charts) =>
    looks.flatMap((look) => codings.map((coding) => ({ charts, looks: look, coding, runs: [] }))),
  );
  const rivals = (hasRivals ? Object.keys(RIVALS) : []).flatMap((rival) =>
    counts.map((charts) => ({ charts, rival, runs: [] })),
  );
  for (let round = 0; round < rounds; round++) {
    for (const charts of counts) {
      for (const look of looks) {
        const drawn = await drawAlone({ charts, looks: look, drawing, pace });
        for (const way of ways) {
          if (way.charts !== charts || way.looks !== look) continue;
          const encoding = encodings[way.coding];
          way.runs.push({ ...drawn, ...(await runWay({ charts, looks: look, encoding, pace })) });
        }
      }
      for (const one of rivals) {
        if (one.charts === charts) one.runs.push(await runRival({ ...one, pace }));
      }
    }
  }
  return { ways: ways.map(summarizeWay), rivals: rivals.map(summarizeRival) };
}

async function drawAlone({ drawing, ...task }) {
  const { microseconds } = await runDrawing({ ...task, dist: OURS });
  if (drawing === undefined) return { drawMicroseconds: microseconds };
  const dist = pathToFileURL(resolve(drawing, "dist")).href;
  const other = await runDrawing({ ...task, dist });
  return { drawMicroseconds: microseconds, otherDrawMicroseconds: other.microseconds };
}

function summarizeWay({ charts, looks, coding, runs }) {
  const median = (valueOf) => quantile(runs.map(valueOf), 0.5);
  const hasOther = runs[0].otherDrawMicroseconds !== undefined;
  return {
    charts,
    looks,
    coding,
    name: encodings[coding].name,
    microseconds: median((run) => run.microseconds),
    drawMicroseconds: median((run) => run.drawMicroseconds),
    ofDrawing: median((run) => run.microseconds / run.drawMicroseconds),
    ...(hasOther && {
      otherDrawMicroseconds: median((run) => run.otherDrawMicroseconds),
      ofOtherDrawing: median((run) => run.microseconds / run.otherDrawMicroseconds),
    }),
    bytes: median((run) => run.bytes),
    holdMs: median((run) => run.holdMs),
    longestMs: median((run) => run.longestMs),
    missed: runs.reduce((sum, { framesSkipped }) => sum + framesSkipped, 0),
    microsecondsByRound: runs.map((run) => run.microseconds),
  };
}

function summarizeRival({ charts, rival, runs }) {
  return {
    charts,
    rival,
    name: `${RIVALS[rival]} ${readVersion(rival)}`,
    microseconds: quantile(
      runs.map(({ microseconds }) => microseconds),
      0.5,
    ),
    bytes: runs[0].bytes,
  };
}
