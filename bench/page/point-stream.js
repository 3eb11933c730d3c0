import { constants, createGzip } from "node:zlib";

// Sends points as JSON to any number of pages: first all of each window, then each new one. It is
// compressed, as plotcast's frames are.
export function createPointStream(windows) {
  const viewers = new Set();
  return {
    open(response, charts) {
      const encoder = createGzip({ flush: constants.Z_SYNC_FLUSH });
      response.writeHead(200, {
        "content-type": "text/event-stream",
        "content-encoding": "gzip",
        "cache-control": "no-store",
      });
      encoder.pipe(response);
      encoder.write(`event: window\ndata: ${JSON.stringify(windows(charts))}\n\n`);
      const viewer = { encoder, charts };
      viewers.add(viewer);
      response.on("close", () => viewers.delete(viewer));
    },
    send([time, values]) {
      for (const { encoder, charts } of viewers)
        encoder.write(`data: ${JSON.stringify([time, values.slice(0, charts)])}\n\n`);
    },
  };
}
