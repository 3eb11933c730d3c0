import { createServer } from "node:http";
import { constants, createGzip } from "node:zlib";
import { eventText } from "../../dist-internal/sse/event.js";

export const name = "one gzip per connection";
// With more, one frame would not be done when the next comes.
export const most = 1000;

// What compression middleware does with an event stream: each viewer has a compressor of its own,
// flushed after every event. The text of an event is made once for all.
export function create({ push, frames }) {
  const compressors = new Set();
  let id = 0;
  const texts = () =>
    frames().map(({ name: event, svg }) => eventText({ event, data: svg, id: String(id) }));
  const server = createServer((req, res) => {
    res.writeHead(200, { "content-type": "text/event-stream", "content-encoding": "gzip" });
    const gzip = createGzip();
    gzip.pipe(res);
    compressors.add(gzip);
    res.on("close", () => compressors.delete(gzip));
    send(gzip, texts());
  });
  return {
    server,
    next() {
      push();
      id++;
      const round = texts();
      for (const gzip of compressors) send(gzip, round);
    },
  };
}

function send(gzip, texts) {
  for (const text of texts) {
    gzip.write(text);
    gzip.flush(constants.Z_SYNC_FLUSH);
  }
}
