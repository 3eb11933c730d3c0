import { once } from "node:events";
import { createServer, get } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { createFleet } from "./fleet.js";
import { settledCycles } from "./settled-cycles.js";

const CHARTS = 50;
const FIRST_MS = 20;

// Lets the engine compile what draws, encodes and sends, on a server and a viewer of this process
// that are gone before anything is measured.
export async function warmUp(createLive, { looks, accepts, warmFrames }) {
  const fleet = createFleet(createLive, { charts: CHARTS, looks, everyMs: "change" });
  const server = createServer(fleet.live.handler).listen(0, "127.0.0.1");
  await once(server, "listening");
  const connected = once(server, "connection");
  const { port } = server.address();
  const request = get({ port, path: "/events", headers: { "accept-encoding": accepts } });
  const [response] = await once(request, "response");
  response.resume().on("error", () => {});
  // The first frames come one after the other.
  while (fleet.live.stats().drawings < CHARTS) await wait(FIRST_MS);
  const [socket] = await connected;
  const cycles = Math.ceil(warmFrames / CHARTS);
  fleet.prepare(cycles);
  await settledCycles(fleet, socket).cycles(cycles);
  fleet.live.close();
  request.destroy();
  server.close();
}
