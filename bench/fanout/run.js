import { setTimeout as wait } from "node:timers/promises";
import { receive, startChild } from "../child.js";
import { computeLags } from "./lags.js";

// The first frames are not counted: the engine still compiles.
const WARM_UP = 5;

// With more, reading would make them late.
const VIEWERS_OF_A_PROCESS = 5000;

// Measures one contender. Its server and its viewers get fresh processes each.
export async function run({ key, most = Infinity, viewers, charts, seconds, everyMs }) {
  const count = Math.min(viewers, most);
  const cycles = Math.ceil((seconds * 1000) / everyMs);
  const server = start("server.js", { key, charts, everyMs, warmUp: WARM_UP, cycles });
  const { port } = await receive(server);
  const audience = [];
  for (const [place, part] of split(count).entries()) {
    const child = start("viewers.js", { port, key, charts, everyMs, viewers: part, place });
    await receive(child);
    audience.push(child);
  }
  server.send("begin");
  const spent = await receive(server);
  // Frames that are on their way may still arrive.
  await wait(everyMs);
  const seen = await Promise.all(audience.map(end));
  for (const child of [server, ...audience]) child.disconnect();
  const all = {
    viewers: seen.flatMap((one) => one.viewers),
    decoded: seen.flatMap((one) => one.decoded),
  };
  assertDecoded(key, all.decoded, (WARM_UP + cycles + 1) * charts, spent.svg);
  return summarize(spent, all, { count, cycles, charts });
}

function start(file, task) {
  return startChild(new URL(file, import.meta.url), task, ["--expose-gc"]);
}

function split(count) {
  const processes = Math.ceil(count / VIEWERS_OF_A_PROCESS);
  return Array.from(
    { length: processes },
    (_, index) =>
      Math.floor((count * (index + 1)) / processes) - Math.floor((count * index) / processes),
  );
}

function end(child) {
  child.send("end");
  return receive(child);
}

function assertDecoded(key, decoded, count, svg) {
  const isRight = decoded.every((viewer) => viewer.count === count && viewer.last === svg);
  if (!isRight) throw new Error(`${key}: a viewer did not get the frames that were drawn`);
}

function summarize(spent, { viewers, decoded }, { count, cycles, charts }) {
  const lags = viewers.flatMap(({ arrivals }) => computeLags(arrivals, spent.starts, WARM_UP));
  const received = lags.length + decoded.length * cycles;
  const bytes = viewers.reduce((sum, viewer) => sum + viewer.bytes, 0);
  return {
    viewers: count,
    charts,
    microseconds: spent.microseconds / received,
    kilobytes: spent.residentBytes / 1024 / count,
    bytes: bytes / viewers.length / (WARM_UP + cycles),
    missed: count * cycles - received,
    lags,
  };
}
