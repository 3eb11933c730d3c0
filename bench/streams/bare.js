import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

export const name = "bare socket.write of the gzip frames";

const HEADER =
  "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-encoding: gzip\r\n\r\n";

// The floor: bare sockets without HTTP, and bytes that were made beforehand.
export async function create(feed, cycles) {
  const [primer, ...frames] = await recordedGzip(feed, cycles);
  const sockets = new Set();
  const server = createServer({ noDelay: true }, (socket) => {
    socket.once("data", () => {
      socket.write(HEADER);
      socket.write(primer);
      sockets.add(socket);
    });
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
  });
  return {
    server,
    next() {
      const frame = frames.shift();
      for (const socket of sockets) socket.write(frame);
    },
  };
}

// Records what plotcast sends to a viewer that is there from the beginning: its primer, then each cycle.
async function recordedGzip({ live, push, frames }, cycles) {
  const charts = frames().map(({ name }) => name);
  const recorder = record(live, charts);
  const recorded = [await recorder.until(({ primers }) => primers > 0)];
  for (let cycle = 1; cycle <= cycles; cycle++) {
    const expected = cycle * charts.length;
    push();
    recorded.push(await recorder.until(({ framesSent }) => framesSent >= expected));
  }
  recorder.end();
  return recorded;
}

function record(live, charts) {
  const written = [];
  let end;
  live.subscribe(
    charts,
    {},
    { named: charts.length > 1, encoding: "gzip" },
    {
      write: (bytes) => written.push(Buffer.from(bytes)) > 0,
      end() {},
      destroy() {},
      onDrain() {},
      onEnd: (ended) => (end = ended),
    },
  );
  return {
    // What was written until the hub's counters say that all is: a cycle comes in one write or more.
    async until(isDone) {
      while (!isDone(live.stats())) await wait(1);
      return Buffer.concat(written.splice(0));
    },
    end: () => end(),
  };
}
