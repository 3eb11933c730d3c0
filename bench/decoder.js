import { constants, createGunzip } from "node:zlib";
import { Decompress } from "fzstd";

// Decodes a response into frames: removes chunked framing, decompresses, splits into events. `onFrame`
// gets each, with the name of its event.
export function createDecoder(onFrame) {
  const read = eventReader(onFrame);
  let unpack;
  let write;
  return {
    begin(header) {
      unpack = unpackers[/^content-encoding: *(\w+)/im.exec(header)?.[1] ?? "identity"](read);
      const isChunked = /^transfer-encoding: *chunked/im.test(header);
      write = isChunked ? chunkReader(unpack.write) : unpack.write;
    },
    write: (bytes) => write(bytes),
    end: () => unpack?.end(),
  };
}

const unpackers = {
  identity: (read) => ({ write: read, end() {} }),
  gzip(read) {
    const gunzip = createGunzip({ flush: constants.Z_SYNC_FLUSH });
    gunzip.on("data", read);
    return { write: (bytes) => gunzip.write(bytes), end: () => gunzip.destroy() };
  },
  zstd(read) {
    const decompress = new Decompress((bytes) => read(Buffer.from(bytes)));
    return { write: (bytes) => decompress.push(bytes), end() {} };
  },
};

// A chunk is its length in hex, its bytes, and a line break after each.
function chunkReader(write) {
  let rest = Buffer.alloc(0);
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    for (;;) {
      const lineEnd = rest.indexOf("\r\n");
      if (lineEnd < 0) return;
      const end = lineEnd + 2 + Number.parseInt(rest.toString("latin1", 0, lineEnd), 16);
      if (rest.length < end + 2) return;
      write(rest.subarray(lineEnd + 2, end));
      rest = rest.subarray(end + 2);
    }
  };
}

function eventReader(onFrame) {
  let rest = "";
  return (bytes) => {
    // A character may be split between two pieces, so events are put together byte by byte.
    const events = (rest + bytes.toString("latin1")).split("\n\n");
    rest = events.pop();
    for (const event of events) {
      const data = /^data: ?(.*)$/m.exec(event)?.[1];
      const name = /^event: ?(.*)$/m.exec(event)?.[1];
      if (data !== undefined) onFrame(Buffer.from(data, "latin1").toString(), name);
    }
  };
}
