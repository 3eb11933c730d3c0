// The process of the server: sends frames when asked to, and measures what they cost it.
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { createFeed } from "../feed.js";
import { streams } from "../streams/contenders.js";
import { now } from "./now.js";

const { key, charts, everyMs, warmUp, cycles } = JSON.parse(process.argv[2]);
const SETTLE_MS = 1000;

// Ends with the process that started it.
process.on("disconnect", () => process.exit());

const feed = createFeed(charts);
const { server, next } = await streams[key].create(feed, warmUp + cycles);
server.listen({ port: 0, host: "127.0.0.1", backlog: 4096 });
await once(server, "listening");
await wait(SETTLE_MS);
// Garbage of the start must not count as memory of the viewers.
globalThis.gc();
const residentBefore = process.memoryUsage.rss();
process.send({ port: server.address().port });
await once(process, "message");
await wait(SETTLE_MS);
process.send(await sendFrames());

async function sendFrames() {
  const starts = [];
  const first = now() + everyMs;
  let began;
  for (let cycle = 0; cycle < warmUp + cycles; cycle++) {
    await wait(Math.max(0, first + cycle * everyMs - now()));
    if (cycle === warmUp) began = process.cpuUsage();
    starts.push(now());
    next();
  }
  await wait(everyMs);
  const { user, system } = process.cpuUsage(began);
  const residentBytes = process.memoryUsage.rss() - residentBefore;
  return { starts, microseconds: user + system, residentBytes, svg: feed.frames().at(-1).svg };
}
