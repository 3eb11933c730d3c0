import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";

// The first frames are not counted: the engine still compiles.
const WARM_UP = 5;

// Measures one contender. Its server and its viewers get a fresh process each.
export async function run({ key, most = Infinity, viewers, seconds, everyMs }) {
  const count = Math.min(viewers, most);
  const cycles = Math.ceil((seconds * 1000) / everyMs);
  const server = start("server.js", [key, everyMs, WARM_UP, cycles]);
  const { port } = await receiveMessage(server);
  const audience = start("viewers.js", [port, key, count]);
  await receiveMessage(audience);
  server.send("begin");
  const spent = await receiveMessage(server);
  // Frames that are on their way may still arrive.
  await wait(everyMs);
  audience.send("end");
  const seen = await receiveMessage(audience);
  server.disconnect();
  audience.disconnect();
  assertDecoded(key, seen.decoded, WARM_UP + cycles + 1, spent.svg);
  return summarize(spent, seen, count, cycles);
}

function start(file, args) {
  const execArgv = [...process.execArgv, "--expose-gc"];
  const options = { serialization: "advanced", execArgv };
  return fork(new URL(file, import.meta.url), args.map(String), options);
}

async function receiveMessage(child) {
  const ended = once(child, "exit").then(() => {
    throw new Error("a process of the bench ended before its time");
  });
  const [message] = await Promise.race([once(child, "message"), ended]);
  return message;
}

function assertDecoded(key, decoded, count, svg) {
  const isRight = decoded.every((viewer) => viewer.count === count && viewer.last === svg);
  if (!isRight) throw new Error(`${key}: a viewer did not get the frames that were drawn`);
}

function summarize(spent, { viewers, decoded }, count, cycles) {
  const lags = viewers.flatMap(({ arrivals }) => computeLags(arrivals, spent.starts));
  const received = lags.length + decoded.length * cycles;
  const frames = viewers.reduce((sum, { arrivals }) => sum + arrivals.length, 0);
  return {
    viewers: count,
    microseconds: spent.microseconds / received,
    kilobytes: spent.residentBytes / 1024 / count,
    bytes: viewers.reduce((sum, { bytes }) => sum + bytes, 0) / frames,
    missed: count * cycles - received,
    lags,
  };
}

function computeLags(arrivals, starts) {
  return arrivals.map((arrival, cycle) => arrival - starts[cycle]).slice(WARM_UP);
}
