import { get } from "node:http";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";
import { eventually, served, watch } from "../support/served.ts";

const START = Date.UTC(2026, 2, 1, 12);

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

function heapMiB(): number {
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

test("/events: views come and go beside one that stays, and the memory does not grow", async () => {
  const { live, url } = await served({ charts: { a: {} }, everyMs: 60_000 });
  for (let i = 0; i < 60; i++) live.push("a", { v: i, w: -i, ["n".repeat(200)]: 1 }, START + i);
  const stays = await watch(`${url}/events`);
  await stays.until(() => true);
  const visit = (i: number) =>
    new Promise<void>((resolve, reject) => {
      const size = `width=${80 + 40 * (i % 40)}&height=${60 + 20 * Math.floor(i / 40)}`;
      const path = `/events?${size}&hide=w&hide=${"h".repeat(5000)}${i}`;
      const request = get(url + path, { agent: false }, (response) => {
        response.once("data", () => request.destroy()).once("close", resolve);
      }).on("error", reject);
    });
  for (let i = 0; i < 100; i++) await visit(i);
  const before = heapMiB();
  for (let i = 100; i < 1300; i++) await visit(i);
  await eventually("one subscriber", () => live.stats().subscribers === 1);
  expect(heapMiB() - before).toBeLessThan(8);
});

const LOOKS = [
  { timeFormat: "%H:%M:%S", yFormat: ".1f" },
  { locale: "de", timeZone: "Europe/Berlin", tooltips: true },
  { timeFormat: (time: number) => `at ${time / 1000}`, smooth: true, grid: true },
  { yFormat: (value: number) => `about ${value}`, type: "scatter" },
] as const;

test("draw(): charts whose labels never come again keep no more of them after 3,000 points than after 600", () => {
  const names = Array.from({ length: 20 }, (_, i) => `chart ${i}`);
  const charts = names.map((name, i) => [name, { title: name, ...LOOKS[i % LOOKS.length] }]);
  const live = createLive({ charts: Object.fromEntries(charts), window: { points: 30 } });
  const pass = (from: number, to: number) => {
    for (let second = from; second < to; second++) {
      for (const [i, name] of names.entries()) {
        live.push(name, { value: Math.sin(second / 9 + i) * 100 }, START + second * 1000);
        live.draw(name);
      }
    }
  };
  pass(0, 600);
  const before = heapMiB();
  pass(600, 3000);
  const grownKiB = ((heapMiB() - before) * 1024) / names.length;
  live.close();
  expect(grownKiB).toBeLessThan(60);
});
