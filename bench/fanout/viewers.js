// The process of the viewers. Most only record when bytes arrive, as decoding for thousands would
// make them late; four decode what they get.
import { once } from "node:events";
import { streams } from "../streams/contenders.js";
import { openViewer } from "../viewer.js";
import { openCounter } from "./counter.js";

const [port, contender, count] = process.argv.slice(2);
const stream = streams[contender];
const DECODING = 4;
// More would overflow the queue of connections that the server has yet to accept.
const AT_A_TIME = 100;

// Ends with the process that started it.
process.on("disconnect", () => process.exit());

const decoding = Array.from({ length: DECODING }, () => openViewer(port, stream));
await Promise.all(decoding.map((viewer) => viewer.until(1)));
const counters = [];
while (counters.length < count - DECODING) {
  const wave = Math.min(AT_A_TIME, count - DECODING - counters.length);
  counters.push(
    ...(await Promise.all(Array.from({ length: wave }, () => openCounter(port, stream)))),
  );
}
process.send("ready");
await once(process, "message");
process.send({
  viewers: counters.map(({ arrivals, bytes, isOver }) => ({ arrivals, bytes, isOver })),
  decoded: decoding.map(({ frames }) => ({ count: frames.length, last: frames.at(-1) })),
});
