import { connect } from "node:net";
import { createDecoder } from "./decoder.js";

const HEADER_END = "\r\n\r\n";

// Opens a viewer on a socket of its own. It counts the bytes after the header, with all framing,
// and decodes them with independent decoders, to check that they are the frames that were sent.
// Of many frames it keeps the newest, in the order in which they came and by the names of their events.
export function openViewer(port, { accepts, isJson = false, keeps = Number.POSITIVE_INFINITY }) {
  const viewer = { bytes: 0, count: 0, frames: [], newest: new Map(), until, close };
  const waiting = new Set();
  let isOver = false;
  const socket = connect({ port, host: "127.0.0.1" });
  const decoder = createDecoder((frame, name) => {
    viewer.count++;
    viewer.newest.set(name, frame);
    viewer.frames.push(isJson ? JSON.parse(frame) : frame);
    if (viewer.frames.length > keeps) viewer.frames.shift();
    checkWaiting();
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
    checkWaiting();
  });
  socket.write(`GET /events HTTP/1.1\r\nhost: bench\r\naccept-encoding: ${accepts}\r\n\r\n`);
  return viewer;

  function take(chunk) {
    viewer.bytes += chunk.length;
    decoder.write(chunk);
  }

  // Resolves when `count` frames have arrived.
  function until(count) {
    return new Promise((resolve, reject) => {
      const check = () => {
        if (viewer.count < count && !isOver) return;
        waiting.delete(check);
        if (isOver) reject(new Error("the server ended the connection"));
        else resolve();
      };
      waiting.add(check);
      check();
    });
  }

  function checkWaiting() {
    for (const check of waiting) check();
  }

  function close() {
    socket.destroy();
    decoder.end();
  }
}
