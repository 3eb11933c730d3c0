// @ts-check
// A live chart in a page of your own: a point every two seconds, and three lines of JavaScript.
import { createServer } from "node:http";
import { createLive } from "plotcast/live";

// Drawn for the width of a phone, where texts are then as large as they should be.
const size = { width: 440, height: 300 };

const live = createLive({
  charts: {
    sensor: { title: "Live Sensor Data", grid: true, smooth: true, tooltips: true, ...size },
  },
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
<style>
  body { max-width: 560px; margin: 0 auto; padding: 12px; font: 15px/1.5 system-ui, sans-serif; }
  #chart > svg { width: 100%; height: auto; }
</style>
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
