// @ts-check
// A page with <live-chart>, and its chart, for tests that kill their server and start it again.
// node element-server.js PORT; it says "ready" once it listens.
import { createServer } from "node:http";
import { createLive } from "plotcast/live";

const live = createLive({
  charts: { sensor: {} },
  everyMs: 50,
  retryMs: 200,
  routes: { push: true },
});

const page = `<!doctype html>
<meta charset="utf-8">
<title>An element</title>
<script src="/live-chart.js"></script>
<live-chart src="/events"></live-chart>`;

createServer((req, res) => {
  if (req.url !== "/") return live.handler(req, res);
  res.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
}).listen(Number(process.argv[2]), "127.0.0.1", () => process.stdout.write("ready\n"));
