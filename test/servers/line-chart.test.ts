import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { lineChart } from "../../src/entries/plotcast.ts";
import { drawLineCharts } from "../support/line-charts.js";

const SERVERS = fileURLToPath(new URL("../../servers/", import.meta.url));
const BIN = `${SERVERS}node_modules/.bin/`;

const RUNTIMES: [name: string, command: [string, ...string[]]][] = [
  ["bun", [`${BIN}bun`]],
  ["deno", [`${BIN}deno`, "run", "--allow-all", "--node-modules-dir=manual"]],
];

test.for(RUNTIMES)(
  "lineChart().render() and .table() give in %s what they give in Node",
  ([, command]) => {
    const [program, ...args] = command;
    const drawn = execFileSync(program, [...args, `${SERVERS}runtimes/line-charts.js`], {
      encoding: "utf8",
    });
    expect(JSON.parse(drawn)).toEqual(drawLineCharts(lineChart));
  },
);
