import { once } from "node:events";
import { connect, createServer } from "node:net";
import { performance } from "node:perf_hooks";

const PACKET_BYTES = 1460;

// A slow link to a port, for all connections together: what comes down passes one packet after the
// other, from each connection in turn. Chromium's own throttle knows nothing of shared workers.
// @param bitsPerSecond down; what goes up is small. @param roundTripMs the delay there and back.
export async function openSlowLink({ port, bitsPerSecond, roundTripMs }) {
  const sockets = new Set();
  const sendDown = createShaper(bitsPerSecond);
  const server = createServer((browser) => {
    // A connection is there one round trip after it was asked for.
    const openAt = performance.now() + roundTripMs;
    const origin = connect(port, "127.0.0.1");
    for (const socket of [browser, origin]) {
      sockets.add(socket);
      socket
        .setNoDelay()
        .on("error", () => {})
        .on("close", () => sockets.delete(socket));
    }
    const delayed = (task) => {
      const wait = Math.max(0, openAt - performance.now()) + roundTripMs / 2;
      setTimeout(() => task(), wait);
    };
    browser.on("data", (bytes) => delayed(() => origin.write(bytes)));
    browser.on("close", () => origin.destroy());
    const down = sendDown((packet) => setTimeout(() => browser.write(packet), roundTripMs / 2));
    origin.on("data", down);
    origin.on("close", () => setTimeout(() => browser.end(), roundTripMs));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: server.address().port,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

// Lets packets through at a rate, from each of its senders in turn.
function createShaper(bitsPerSecond) {
  const waiting = [];
  let freeAt = 0;
  let isBusy = false;

  function sendNext() {
    const sender = waiting.shift();
    isBusy = sender !== undefined;
    if (!isBusy) return;
    const packet = sender.packets.shift();
    if (sender.packets.length > 0) waiting.push(sender);
    freeAt = Math.max(freeAt, performance.now()) + (8000 * packet.length) / bitsPerSecond;
    setTimeout(() => {
      sender.deliver(packet);
      sendNext();
    }, freeAt - performance.now());
  }

  return (deliver) => {
    const sender = { packets: [], deliver };
    return (bytes) => {
      if (sender.packets.length === 0) waiting.push(sender);
      for (let at = 0; at < bytes.length; at += PACKET_BYTES)
        sender.packets.push(bytes.subarray(at, at + PACKET_BYTES));
      if (!isBusy) sendNext();
    };
  };
}
