// Sends one counter's increments over UDP, packed as StatsD's clients pack them, at a steady pace.
//   node bench/ingest/statsd-client.js PORT POINTS_PER_SECOND SECONDS
import { createSocket } from "node:dgram";

const [port, perSecond, seconds] = process.argv.slice(2).map(Number);
const PACKET_BYTES = 1432;
const STEP_MS = 5;

const lines = Array.from({ length: 100 }, (_, i) => `bench.hits:1|c|#host:web${i % 10},path:p${i}`);
const packets = packLines();
const socket = createSocket("udp4");
// Of a port that nobody listens at any more.
socket.on("error", () => {});
socket.connect(port, "127.0.0.1", () => void run());

function packLines() {
  const all = [];
  let packet = [];
  let bytes = 0;
  for (const line of lines) {
    if (bytes + line.length + 1 > PACKET_BYTES) {
      all.push({ text: packet.join("\n"), points: packet.length });
      packet = [];
      bytes = 0;
    }
    packet.push(line);
    bytes += line.length + 1;
  }
  all.push({ text: packet.join("\n"), points: packet.length });
  return all.map(({ text, points }) => ({ bytes: Buffer.from(text), points }));
}

async function run() {
  const started = performance.now();
  let sent = 0;
  let next = 0;
  for (;;) {
    const elapsed = performance.now() - started;
    if (elapsed > seconds * 1000) break;
    while (sent < (elapsed / 1000) * perSecond) {
      const { bytes, points } = packets[next++ % packets.length];
      await new Promise((done) => socket.send(bytes, done));
      sent += points;
    }
    await new Promise((done) => setTimeout(done, STEP_MS));
  }
  console.log(JSON.stringify({ points: sent, seconds: (performance.now() - started) / 1000 }));
  socket.close();
}
