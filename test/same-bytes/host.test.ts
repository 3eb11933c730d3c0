import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import * as plotcast from "../../src/entries/plotcast.ts";

// The package as it was built from the same sources.
const BUILT = new URL("../../dist/entries/plotcast.js", import.meta.url).href;

// Written to be sent to the child as text: it may use nothing from around it.
function drawAll({ lineChart }: typeof plotcast): string {
  const times = [
    "2026-03-29",
    "2026-03-29T00:59",
    "2026-03-29 03:30:00,5",
    "2026-03-29T12:00+0530",
  ];
  const zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu"];
  const svgs = zones.flatMap((timeZone) => [
    lineChart({ variant: "interactive", timeZone })
      .add("Größe", { times, values: [1234.5, 1_234_567.25, -0.5, 1e9] })
      .render(),
    lineChart({ variant: "live", timeZone, timeFormat: "%A %B %d %H:%M", yFormat: ",.2f" })
      .add("a", { times: [new Date(0), new Date(86_400_000)], values: [1, 2000] })
      .render(),
    lineChart({ xAxis: "ordinal", timeZone })
      .add("a", { times, values: [1, 2, 3, 4] })
      .render(),
  ]);
  return svgs.join("\n");
}

const HOSTS: Record<string, string>[] = [
  { TZ: "UTC" },
  { TZ: "America/New_York" },
  { TZ: "Pacific/Apia", LANG: "de_DE.UTF-8", LC_ALL: "de_DE.UTF-8" },
  { TZ: "Asia/Kathmandu", LANG: "ar_EG.UTF-8", LC_ALL: "ar_EG.UTF-8" },
];

test.for(HOSTS)("lineChart().render() gives the same bytes on a host with %o", (environment) => {
  expect(drawnByChild(drawAll, environment)).toBe(drawAll(plotcast));
});

// A drawing that never ends would end this process' tests too, so it is left to a child.
function drawFarNumbersOnTimeAxis({ lineChart }: typeof plotcast): string {
  const far = [1e16, -1e16, 1e300, -1e308];
  return far
    .map((x) => {
      try {
        return lineChart({ xAxis: "time", tooltips: true })
          .add("a", [{ x, y: 1 }])
          .render();
      } catch (error) {
        return String(error);
      }
    })
    .join("\n");
}

test("lineChart().add() refuses numbers beyond all times on a time axis, and does not hang", () => {
  const answers = drawnByChild(drawFarNumbersOnTimeAxis, {}).split("\n");
  expect(answers).toHaveLength(4);
  for (const answer of answers) expect(answer).toMatch(/^PlotcastError: series "a": point 0\.x: /);
});

function drawnByChild(
  draw: (module: typeof plotcast) => string,
  environment: Record<string, string>,
): string {
  const url = JSON.stringify(BUILT);
  const script = `import * as plotcast from ${url}; process.stdout.write((${String(draw)})(plotcast));`;
  return execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    env: { PATH: process.env["PATH"], ...environment },
    encoding: "utf8",
    timeout: 10_000,
    stdio: ["ignore", "pipe", "ignore"],
  });
}
