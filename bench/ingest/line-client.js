// Posts batches of line protocol for some seconds, as Telegraf does, and tells how many points were taken.
//   node bench/ingest/line-client.js URL SECONDS [SERIES] [BATCH]
import { Agent, request } from "node:http";

const [url, seconds, series = "1000", batch = "5000"] = process.argv.slice(2);
const IN_FLIGHT = 3;
const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });
const hosts = Math.ceil(Number(series) / 10);

// Each line's text but for its time; a batch has one point of each series, or several seconds of them.
const prefixes = Array.from({ length: Number(series) }, (_, i) => {
  const value = (50 + 40 * Math.sin(i)).toFixed(2);
  return `cpu${i % 10},host=web${i % hosts},region=eu,core=${Math.floor(i / hosts)} usage_user=${value} `;
});
let second = Math.floor(Date.now() / 1000) - 7200;
let next = 0;

function makeBody() {
  let text = "";
  for (let i = 0; i < Number(batch); i++) {
    if (next === 0) second++;
    text += `${prefixes[next]}${second}000000000\n`;
    next = (next + 1) % prefixes.length;
  }
  return Buffer.from(text, "latin1");
}

function post(body) {
  return new Promise((resolve, reject) => {
    const req = request(`${url}/api/v2/write?precision=ns`, {
      agent,
      method: "POST",
      headers: { "content-type": "text/plain", "content-length": body.length },
    });
    req.on("response", (response) => {
      response.resume().on("end", () => resolve(response.statusCode));
    });
    req.on("error", reject);
    req.end(body);
  });
}

let points = 0;
const end = performance.now() + Number(seconds) * 1000;
const started = performance.now();
async function send() {
  while (performance.now() < end) {
    const status = await post(makeBody());
    if (status !== 204) throw new Error(`status ${status}`);
    points += Number(batch);
  }
}
await Promise.all(Array.from({ length: IN_FLIGHT }, send));
console.log(JSON.stringify({ points, seconds: (performance.now() - started) / 1000 }));
