// @ts-check
// A live chart in a page of your own: a point every two seconds, and three lines of JavaScript.
import { createServer } from "node:http";
import { createLive } from "plotcast/live";

const live = createLive({
  charts: { sensor: { title: "Live Sensor Data", grid: true, smooth: true, tooltips: true } },
  window: { points: 30 },
  everyMs: 2000,
});

let value = 20;
setInterval(() => {
  value += (Math.random() - 0.5) * 4;
  live.push("sensor", { Sensor: value });
}, 2000);

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Live Sensor Data</title>
<link rel="icon" href="data:,">
<h1>Live Sensor Data</h1>
<div id="chart"></div>
<script>
const source = new EventSource("/events");
source.onmessage = function (e) {
  document.getElementById("chart").innerHTML = e.data;
};
</script>
</html>`;

const port = Number(process.env.PORT ?? 1345);
createServer((req, res) => {
  if (req.url !== "/") return live.handler(req, res);
  res.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
})
  .on("error", (error) => {
    console.error(`port ${port}: ${error.message}`);
    process.exit(1);
  })
  .listen(port, () => console.log(`http://localhost:${port}`));
