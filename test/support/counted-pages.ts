import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import type { Live } from "../../src/entries/live.ts";
import { withinPatience } from "./served.ts";

const SCRIPT = readFileSync(new URL("counting-page.js", import.meta.url), "utf8");
/** A browser that starts for the first time on a busy machine takes its time. */
const PATIENCE_MS = 60_000;
const PAGE = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><body><script type="module">${SCRIPT}</script>`;

/** What one page has seen so far; `counting-page.js` says what each is. */
export interface PageReport {
  id: string;
  name: string;
  frames: Record<string, number>;
  newest: Record<string, string>;
  gaps: string[];
  faults: string[];
}

/** How a stream is encoded: as the browser asks for it, or by gzip. */
type Encoded = "asked" | "gzip";

/** Pages that count their frames, and the server that they have them from. */
export interface CountedPages {
  /** Where a page of this name is. */
  pageUrl(name: string, as: Encoded): string;
  /** What a page of this name does next: loads itself anew, or opens another one within it. */
  order(name: string, what: string): void;
  /** The last report of each page so far. */
  reports(): PageReport[];
  /** The first report, old or new, that fits. */
  until(what: string, fits: (report: PageReport) => boolean): Promise<PageReport>;
  /** The `Accept-Encoding` of the requests for streams. */
  accepted: Record<Encoded, Set<string>>;
}

/** Serves them on ports of this machine, until the test ends. */
export async function servePages(live: Live): Promise<CountedPages> {
  const last = new Map<string, PageReport>();
  const orders = new Map<string, string[]>();
  const waiting = new Set<(report: PageReport) => void>();
  const accepted = { asked: new Set<string>(), gzip: new Set<string>() };

  async function take(request: IncomingMessage): Promise<string> {
    const report = JSON.parse(await text(request)) as PageReport;
    last.set(report.id, report);
    for (const look of waiting) look(report);
    return orders.get(report.name)?.shift() ?? "";
  }

  /** One for each encoding: browsers open at most six connections to a server. */
  async function serve(as: Encoded): Promise<string> {
    const server = createServer((req, res) => {
      if (req.url === "/report") {
        void take(req).then((answer) => res.end(answer));
      } else if (req.url?.startsWith("/page")) {
        res.setHeader("content-type", "text/html").end(PAGE);
      } else {
        if (as === "gzip") req.headers["accept-encoding"] = "gzip, deflate";
        accepted[as].add(String(req.headers["accept-encoding"]));
        live.handler(req, res);
      }
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    onTestFinished(async () => {
      live.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  const origins = { asked: await serve("asked"), gzip: await serve("gzip") };
  return {
    pageUrl: (name, as) =>
      `${origins[as]}/page?${new URLSearchParams({ name, charts: live.names().join(",") })}`,
    order: (name, what) => void orders.set(name, [...(orders.get(name) ?? []), what]),
    reports: () => [...last.values()],
    accepted,
    until: (what, fits) =>
      withinPatience<PageReport>(
        what,
        (resolve) => {
          const look = (report: PageReport) => {
            if (!fits(report)) return;
            waiting.delete(look);
            resolve(report);
          };
          waiting.add(look);
          last.forEach(look);
        },
        PATIENCE_MS,
      ).catch((error: Error) => {
        throw new Error(`${error.message}; so far: ${[...last.values()].map(inShort).join("; ")}`);
      }),
  };
}

function inShort({ name, frames, gaps, faults }: PageReport): string {
  return `${name}: ${JSON.stringify({ frames, gaps, faults })}`;
}
