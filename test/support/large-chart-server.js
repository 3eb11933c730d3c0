// @ts-check
// A chart of very many series, whose frames are megabytes, and a small one, in a process of its own, so
// that what holds its event loop is its own. node large-chart-server.js SERIES POINTS; it tells its port.
import { createServer } from "node:http";
import { createLive } from "plotcast/live";

const [series = 0, points = 0] = process.argv.slice(2).map(Number);
const live = createLive({
  charts: { large: { tooltips: true }, small: {} },
  window: { points },
  everyMs: 250,
});
const MS = 1000;
const start = Date.now() - (points + 1) * MS;
let round = 0;

function pushOne() {
  const time = start + round * MS;
  const values = Array.from({ length: series }, (_, s) => [`s${s}`, s + Math.sin(round / 9 + s)]);
  live.push("large", Object.fromEntries(values), time);
  live.push("small", { value: round % 60 }, time);
  round++;
}

while (round < points) pushOne();
setInterval(pushOne, 250);

const server = createServer((req, res) => live.handler(req, res));
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`port ${typeof address === "object" ? address?.port : address}\n`);
});
