// Points a second through `push` in this process, one call for each row.
//   node bench/ingest/push.js SECONDS [SERIES]
import { createLive } from "../../dist/entries/live.js";

const [seconds, series = 1] = process.argv.slice(2).map(Number);
const live = createLive({ charts: { room: {} }, window: { points: 300 } });
const names = Array.from({ length: series }, (_, i) => `s${i}`);
const ROWS = 1000;

let points = 0;
let time = Date.now() - 3_600_000;
function pushSome() {
  for (let i = 0; i < ROWS; i++) {
    const values = {};
    for (const name of names) values[name] = i;
    live.push("room", values, ++time);
  }
  points += ROWS * series;
}

while (points < 200_000) pushSome();
points = 0;
time = Date.now() - 3_600_000;
const started = performance.now();
while (performance.now() - started < seconds * 1000) {
  pushSome();
  // Never ahead of the clock.
  if (time > Date.now() - 1000) time -= 3_000_000;
}
const took = (performance.now() - started) / 1000;
live.close();
console.log(JSON.stringify({ points, seconds: took }));
