// @ts-check
// node first-drawing.js TYPE: serves a live chart of a type that this process has not drawn yet.
import { createServer } from "node:http";
import { createLive } from "plotcast/live";

const type = /** @type {"line"} */ (process.argv[2]);
const live = createLive({ charts: { a: { title: "A", type } }, window: { points: 60 } });
/** @type {Record<string, (i: number) => Record<string, number>>} */
const VALUES = {
  candlestick: (i) => ({ open: 1 + (i % 3), high: 5, low: 0, close: 2 }),
  range: (i) => ({ low: 1, y: 2, high: 3 + (i % 4) }),
};
const valuesOf = VALUES[type] ?? ((i) => ({ user: 50 + (i % 9), system: i % 7 }));
const server = createServer(live.handler).listen(0, "127.0.0.1", () => {
  const address = server.address();
  for (let i = 0; i < 60; i++) live.push("a", valuesOf(i), Date.now() + (i - 60) * 1000);
  process.stdout.write(
    `http://127.0.0.1:${typeof address === "object" ? address?.port : address}\n`,
  );
});
