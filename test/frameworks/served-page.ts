import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import { createLive, type Live } from "../../src/entries/live.ts";

export const FRAMEWORKS: string = join(import.meta.dirname, "../../frameworks");

const TYPES: Record<string, string> = { ".html": "text/html", ".js": "text/javascript" };

/** A built page with live charts, on a real server. Both end with the test. */
export interface ServedPage {
  url: string;
  live: Live;
}

/**
 * Serves a built page, with charts that change ten times a second.
 *
 * @param folder the page's; a name is one of frameworks/dist/
 * @param change what the server makes of the page's HTML.
 */
export async function servePage(
  folder: string,
  change: (html: string, live: Live) => string = (html) => html,
): Promise<ServedPage> {
  const live = createLive({
    charts: { cpu: {}, memory: {}, disk: {} },
    window: { points: 20 },
    everyMs: 100,
  });
  let value = 0;
  const push = () => {
    value++;
    for (const chart of live.names()) live.push(chart, { [`${chart} used`]: value });
  };
  push();
  const pushing = setInterval(push, 100);
  const server = createServer(async (req, res) => {
    const path = req.url ?? "/";
    if (path.startsWith("/charts")) return live.handler(req, res);
    const file = path === "/" ? "/index.html" : path;
    const text = await readFile(join(resolve(FRAMEWORKS, "dist", folder), file), "utf8").catch(
      () => "",
    );
    res.setHeader("content-type", TYPES[extname(file)] ?? "text/plain");
    res.end(path === "/" ? change(text, live) : text);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(async () => {
    clearInterval(pushing);
    live.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const { port } = server.address() as AddressInfo;
  return { live, url: `http://127.0.0.1:${port}/` };
}
