import { connect } from "node:net";
import { now } from "./now.js";

// Shorter than any frame: a keep-alive.
const KEEP_ALIVE_BYTES = 16;

// Opens a viewer that records when each frame has arrived, and how many bytes it gets. Resolves with
// its first frame. A large frame comes in pieces: what comes within `togetherMs` is one frame.
export function openCounter({ port, accepts, localAddress, togetherMs }) {
  return new Promise((resolve, reject) => {
    const counter = { arrivals: [], bytes: 0, isOver: false };
    let inBody = false;
    const onread = { buffer: BUFFER, callback };
    const socket = connect({ port, host: "127.0.0.1", localAddress, onread });
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
      counter.bytes += length;
      const { arrivals } = counter;
      const time = now();
      if (time - arrivals.at(-1) < togetherMs) arrivals[arrivals.length - 1] = time;
      else arrivals.push(time);
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
