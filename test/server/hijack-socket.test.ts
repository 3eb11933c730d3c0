import { EventEmitter, once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";
import { watch } from "../support/served.ts";
import { startOwnServer } from "../support/own-server.ts";

/** Streams charts of a program that tells what it hears of a request, from before or right after. */
async function heardBy(
  listen: (req: IncomingMessage, res: ServerResponse, hear: (end: string) => void) => void,
  isLate: boolean,
) {
  const live = createLive({ charts: { a: {} }, everyMs: 20 });
  const heard: string[] = [];
  const ends = new EventEmitter();
  const over = once(ends, "end");
  const hear = (end: string) => (heard.push(end), void ends.emit("end"));
  const port = await startOwnServer(live, (req, res) => {
    if (!isLate) listen(req, res, hear);
    live.handler(req, res);
    if (isLate) listen(req, res, hear);
  });
  const viewer = await watch(`http://127.0.0.1:${port}/events`);
  return { live, heard, over, viewer };
}

const ENDS: [string, Parameters<typeof heardBy>[0]][] = [
  ["req close", (req, _res, hear) => req.on("close", () => hear("over"))],
  ["req aborted", (req, _res, hear) => req.on("aborted", () => hear("over"))],
  ["res close", (_req, res, hear) => res.on("close", () => hear("over"))],
];

test.each(ENDS)("/events: %s comes when the viewer goes, and not before", async (_end, listen) => {
  for (const isLate of [false, true]) {
    const { live, heard, over, viewer } = await heardBy(listen, isLate);
    for (const v of [4711, 5822, 6933]) {
      live.push("a", { v });
      await viewer.until(({ data }) => data.includes(String(v)));
    }
    expect(heard).toEqual([]);
    viewer.close();
    await over;
    expect(heard).toEqual(["over"]);
  }
});
