import { connect } from "node:net";
import { now } from "./now.js";

// Shorter than any frame: a keep-alive.
const KEEP_ALIVE_BYTES = 16;

// Opens a viewer that records when bytes arrive and how many. Resolves with its first frame.
export function openCounter(port, { accepts }) {
  return new Promise((resolve, reject) => {
    const counter = { arrivals: [], bytes: 0, isOver: false };
    let inBody = false;
    const socket = connect({ port, host: "127.0.0.1", onread: { buffer: BUFFER, callback } });
    socket.on("error", reject).on("close", () => (counter.isOver = true));
    socket.write(`GET /events HTTP/1.1\r\nhost: bench\r\naccept-encoding: ${accepts}\r\n\r\n`);

    function callback(length, buffer) {
      if (inBody) note(length);
      else if (isFirstFrame(buffer.subarray(0, length))) begin();
      return true;
    }

    function begin() {
      inBody = true;
      resolve(counter);
    }

    function note(length) {
      if (length <= KEEP_ALIVE_BYTES) return;
      counter.arrivals.push(now());
      counter.bytes += length;
    }
  });
}

// All viewers read into one buffer: the bytes are counted only.
const BUFFER = Buffer.alloc(64 * 1024);

// The first frame arrives with the header or right after it.
function isFirstFrame(bytes) {
  const headerEnd = bytes.indexOf("\r\n\r\n");
  const body = headerEnd < 0 ? bytes.length : bytes.length - headerEnd - 4;
  return body > 1000;
}
