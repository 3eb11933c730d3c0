// @ts-check
// A live chart in a process of its own, so that what it costs can be read from the system.
// node --expose-gc child-server.js OPTIONS PATH; it listens on a free port and on a Unix socket at PATH.
import { createServer } from "node:http";
import { createLive } from "plotcast/live";

/** @type {{ live: import("plotcast/live").LiveOptions, pushEveryMs: number, series: number, points: number }} */
const { live: options, pushEveryMs, series, points } = JSON.parse(process.argv[2] ?? "");
const live = createLive(options);
let time = Date.UTC(2026, 2, 1, 12);

/** A window's worth of new values for each chart, which share nothing with those before. */
function push() {
  const names = Array.from({ length: series }, (_, i) => `series ${i}`);
  const rows = Array.from({ length: points }, () => ({
    time: (time += 1000),
    values: new Map(names.map((name) => [name, Math.random() * 1000])),
  }));
  for (const name of live.names()) live.pushRows(name, rows);
}

function resources() {
  // Buffers that the first finds are freed in the background, until the second at the latest.
  global.gc?.();
  global.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return {
    active: process.getActiveResourcesInfo().toSorted(),
    bytes: heapUsed + external,
    stats: live.stats(),
  };
}

/** @type {import("node:http").RequestListener} */
function answer(req, res) {
  if (req.url !== "/resources") return live.handler(req, res);
  // In a turn of its own, when this request's own connection is all that is left of it.
  setImmediate(() => res.setHeader("connection", "close").end(JSON.stringify(resources())));
}

// Node opens it when it first has need of it; then it would look like something left behind.
void process.stderr.fd;
push();
const onPort = createServer(answer);
const onPath = createServer(answer);
onPath.listen(process.argv[3], () => {
  onPort.listen(0, "127.0.0.1", () => {
    const address = onPort.address();
    process.stdout.write(`port ${typeof address === "object" ? address?.port : address}\n`);
    if (pushEveryMs > 0) setInterval(push, pushEveryMs);
  });
});
