import { connect } from "node:net";
import { createDecoder } from "./decoder.js";

const HEADER_END = "\r\n\r\n";

// One viewer on a socket of its own: counts what comes behind the header, framing and all, and
// decodes it with what others wrote, so that it surely is what was to be sent.
export function openViewer(port, { accepts, isJson = false }) {
  const viewer = { bytes: 0, frames: [], until, close };
  const waiting = new Set();
  let isOver = false;
  const socket = connect({ port, host: "127.0.0.1" });
  const decoder = createDecoder((frame) => {
    viewer.frames.push(isJson ? JSON.parse(frame) : frame);
    lookAgain();
  });
  let head = Buffer.alloc(0);
  let inBody = false;
  socket.on("data", (chunk) => {
    if (inBody) return take(chunk);
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf(HEADER_END);
    if (end < 0) return undefined;
    inBody = true;
    decoder.begin(head.toString("latin1", 0, end));
    take(head.subarray(end + HEADER_END.length));
  });
  socket.on("close", () => {
    isOver = true;
    lookAgain();
  });
  socket.write(`GET /events HTTP/1.1\r\nhost: bench\r\naccept-encoding: ${accepts}\r\n\r\n`);
  return viewer;

  function take(chunk) {
    viewer.bytes += chunk.length;
    decoder.write(chunk);
  }

  // Resolved when so many frames have come.
  function until(count) {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (viewer.frames.length < count && !isOver) return;
        waiting.delete(look);
        if (isOver) reject(new Error("the server ended the connection"));
        else resolve();
      };
      waiting.add(look);
      look();
    });
  }

  function lookAgain() {
    for (const look of waiting) look();
  }

  function close() {
    socket.destroy();
    decoder.end();
  }
}
