import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { measured, run, MOST_HOLD_MS } from "../support/program.ts";
import { pipeline } from "../support/pipeline.ts";
import { eventually } from "../support/served.ts";

const SERVER = fileURLToPath(new URL("../support/many-charts-server.js", import.meta.url));
const REQUESTS = 500;

test("GET /api/stats: of 2,000 charts, five hundred times in one packet, hold nobody", async () => {
  const program = run(process.execPath, measured([SERVER, "1000", "1000"]));
  const [, port] = await program.says(/^port (\d+)$/m);
  const paths = Array.from({ length: REQUESTS }, () => "/api/stats");
  await (await fetch(`http://127.0.0.1:${port}/api/stats`)).arrayBuffer();
  await program.longestHoldMs();
  const answered = pipeline(Number(port), "GET", paths);
  await eventually("all answers", () => answered() === REQUESTS);
  expect(await program.longestHoldMs()).toBeLessThan(MOST_HOLD_MS);
});
