// The process of a server: plotcast's charts, and the pages and the points of all contenders.
import { once } from "node:events";
import { createServer } from "node:http";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { chartName, createCharts } from "./charts.js";
import { createFiles } from "./files.js";
import { writePage } from "./pages.js";
import { createPointStream } from "./point-stream.js";
import { SIZE } from "./look.js";

const { charts } = JSON.parse(process.argv[2]);

// Ends with the process that started it.
process.on("disconnect", () => process.exit());

const { live, push, windows } = createCharts(charts);
const files = createFiles();
const points = createPointStream(windows);
const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, "http://localhost");
  const shown = Number(searchParams.get("charts") ?? charts);
  if (pathname === "/page") files.sendPage(response, pageOf(searchParams, shown));
  else if (pathname === "/points") points.open(response, shown);
  else if (!files.send(pathname, response)) live.handler(request, response);
}).listen(0, "127.0.0.1");
await once(server, "listening");
process.on("message", pushAll);
process.send({ port: server.address().port });

function pageOf(query, shown) {
  const motion = query.get("motion") ?? "gliding";
  return writePage({
    key: query.get("contender"),
    names: Array.from({ length: shown }, (_, index) => chartName(motion, index)),
    holdsData: query.has("holdsData"),
    draw: (name) => live.draw(name, SIZE),
    points: () => windows(shown),
  });
}

// Late pushes are not made up for: a frame would take several of them.
async function pushAll({ frames, everyMs }) {
  let next = performance.now();
  for (let frame = 0; frame < frames; frame++) {
    points.send(push(everyMs));
    next = Math.max(next + everyMs, performance.now());
    await wait(next - performance.now());
  }
  process.send({ pushed: frames });
}
