import { createServer } from "node:net";

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

// Records what plotcast sends to a viewer that is there from the beginning.
async function recordedGzip({ live, push, frames }, cycles) {
  const recorded = [];
  const charts = frames().map(({ name }) => name);
  const watching = watch(live, charts, recorded);
  while (recorded.length <= cycles) {
    const before = recorded.length;
    push();
    while (recorded.length === before) await new Promise((resolve) => setTimeout(resolve, 1));
  }
  watching.end();
  return recorded;
}

function watch(live, charts, recorded) {
  let end;
  live.subscribe(
    charts,
    {},
    { named: charts.length > 1, encoding: "gzip" },
    {
      write: (bytes) => recorded.push(Buffer.from(bytes)) > 0,
      end() {},
      destroy() {},
      onDrain() {},
      onEnd: (ended) => (end = ended),
    },
  );
  return { end: () => end() };
}
