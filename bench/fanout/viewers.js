// A process of viewers. Most only record when frames arrive, as decoding for thousands would make them
// late; four decode what they get.
import { once } from "node:events";
import { streams } from "../streams/contenders.js";
import { openViewer } from "../viewer.js";
import { openCounter } from "./counter.js";

const { port, key, viewers, charts, everyMs, place } = JSON.parse(process.argv[2]);
const stream = streams[key];
const DECODING = 4;
// More would overflow the queue of connections that the server has yet to accept.
const AT_A_TIME = 100;
// An address of its own for each process: one address has too few ports for all.
const localAddress = `127.0.0.${place + 2}`;
const counting = { port, accepts: stream.accepts, localAddress, togetherMs: everyMs / 4 };

// Ends with the process that started it.
process.on("disconnect", () => process.exit());

const decoding = Array.from({ length: DECODING }, () =>
  openViewer(port, { ...stream, keeps: charts }),
);
await Promise.all(decoding.map((viewer) => viewer.until(charts)));
const counters = [];
while (counters.length < viewers - DECODING) {
  const wave = Math.min(AT_A_TIME, viewers - DECODING - counters.length);
  counters.push(...(await Promise.all(Array.from({ length: wave }, () => openCounter(counting)))));
}
process.send("ready");
await once(process, "message");
process.send({
  viewers: counters.map(({ arrivals, bytes, isOver }) => ({ arrivals, bytes, isOver })),
  decoded: decoding.map(({ count, frames }) => ({ count, last: frames.at(-1) })),
});
