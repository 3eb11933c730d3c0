import { connect } from "node:net";
import { now } from "./now.js";

// Smaller than any frame: what only shows that a connection lives.
const SIGN_OF_LIFE = 16;

// A viewer that notes when bytes come, and how many. Resolved when it has got its first.
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
      if (length <= SIGN_OF_LIFE) return;
      counter.arrivals.push(now());
      counter.bytes += length;
    }
  });
}

// All read into the same place: nobody looks at it twice.
const BUFFER = Buffer.alloc(64 * 1024);

// It comes with the header or right behind it.
function isFirstFrame(bytes) {
  const headerEnd = bytes.indexOf("\r\n\r\n");
  const body = headerEnd < 0 ? bytes.length : bytes.length - headerEnd - 4;
  return body > 1000;
}
