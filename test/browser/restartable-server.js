// @ts-check
// A live chart that takes points by POST, for tests that kill it and start it again.
// node restartable-server.js PORT; it says "ready" once it listens.
import { createServer } from "node:http";
import { createLive } from "plotcast/live";

const live = createLive({
  charts: { sensor: { title: "Live Sensor Data", grid: true, smooth: true } },
  window: { points: 30 },
  everyMs: 50,
  retryMs: 200,
  routes: { push: true },
});

const page = `<!doctype html>
<meta charset="utf-8">
<title>Three lines</title>
<div id="chart"></div>
<script>
const source = new EventSource("/events");
source.onmessage = (e) => {
  document.getElementById("chart").innerHTML = e.data;
};
</script>`;

createServer((req, res) => {
  if (req.url !== "/") return live.handler(req, res);
  res.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
}).listen(Number(process.argv[2]), "127.0.0.1", () => process.stdout.write("ready\n"));
