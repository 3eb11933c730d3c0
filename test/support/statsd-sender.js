// Sends so many counts a second by hot-shots, batched as it does it: PORT PER_SECOND SECONDS [SERIES].
// It writes how many it has sent.
import { performance } from "node:perf_hooks";
import { StatsD } from "hot-shots";

const [port = 0, perSecond = 0, seconds = 0, series = 100] = process.argv.slice(2).map(Number);
const client = new StatsD({ host: "127.0.0.1", port, maxBufferSize: 1432, cacheDns: true });
const total = perSecond * seconds;
const began = performance.now();
let sent = 0;

function send() {
  const due = Math.min(total, Math.floor(((performance.now() - began) / 1000) * perSecond));
  for (; sent < due; sent += 1) {
    const which = sent % series;
    if (which % 4 === 3) client.timing(`app.time${which}`, which, { host: "web1" });
    else client.increment(`app.count${which}`, 1, { host: "web1", route: "/api/orders" });
  }
  if (sent < total) setTimeout(send, 2);
  else client.close(() => process.stdout.write(`sent ${sent}\n`));
}

send();
