import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createSecureServer } from "node:http2";
import type { AddressInfo, Server, Socket } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { createLive, type Live, type LiveOptions } from "../../src/entries/live.ts";
import { serve } from "../../src/entries/server.ts";
import { createCertificate } from "../support/certificate.ts";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";

const OPEN = { charts: { a: {} }, addCharts: true, routes: { push: true, annotate: true } };
const READ = ["/", "/events?chart=a", "/c/a.svg", "/c/a.png", "/c/a.table.html", "/api/stats"];

/** What a page of another site finds out, and does. */
interface Loot {
  /** What it could read. */
  read: string[];
  /** What it could show. */
  shown: string[];
}

interface Plan {
  target: string;
  paths: string[];
  /** The one that is an open stream. */
  endless?: string;
}

/** The posts of one attack that are not held back by the browser: for each path three kinds. */
const POSTS = 9;

/** Runs in the hostile page: tries all that a page can do without leave. */
async function attack({ target, paths, endless }: Plan): Promise<Loot> {
  const loot: Loot = { read: [], shown: [] };
  const tries: Promise<unknown>[] = paths.flatMap<Promise<unknown>>((path) => [
    fetch(target + path).then(
      (response) => (loot.read.push(`fetch ${path}`), void response.body?.cancel()),
      () => 0,
    ),
    new Promise<void>((done) => {
      // An image of events that may be read is never done.
      if (path === endless) return done();
      const image = new Image();
      image.addEventListener("load", () => (loot.shown.push(`image ${path}`), done()));
      image.addEventListener("error", () => done());
      image.src = target + path;
    }),
    new Promise<void>((done) => {
      const source = new EventSource(target + path);
      source.addEventListener(
        "message",
        () => (loot.read.push(`events ${path}`), source.close(), done()),
      );
      source.addEventListener("error", () => (source.close(), done()));
    }),
  ]);
  for (const path of ["/api/push/a", "/api/push/junk", "/api/annotate/a"]) {
    const body = path.includes("annotate") ? '{"label":"x"}' : '{"v":1}';
    const simple = { method: "POST", mode: "no-cors", body } as const;
    tries.push(
      fetch(target + path, simple).catch(() => 0),
      fetch(target + path, {
        method: "POST",
        body,
        headers: { "content-type": "application/json" },
      })
        .then(() => loot.read.push(`post ${path}`))
        .catch(() => 0),
    );
    navigator.sendBeacon(target + path, body);
    const form = Object.assign(document.createElement("form"), {
      method: "post",
      action: target + path,
      enctype: "text/plain",
      target: `frame of ${path}`,
    });
    const input = Object.assign(document.createElement("input"), { name: body, value: "" });
    const frame = Object.assign(document.createElement("iframe"), { name: `frame of ${path}` });
    document.body.append(form, frame);
    form.append(input);
    form.submit();
  }
  await Promise.all(tries);
  return loot;
}

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return (server.address() as AddressInfo).port;
}

/** A server of charts, and a page of another site; both over HTTP/1.1 or over HTTP/2. */
async function openBoth(version: "HTTP/1.1" | "HTTP/2", options: LiveOptions) {
  const live = createLive(options);
  onTestFinished(() => live.close());
  const html = (_req: unknown, res: { end(text: string): unknown; setHeader: Function }) => {
    res.setHeader("content-type", "text/html");
    res.end("<!doctype html><body>");
  };
  const isNew = version === "HTTP/2";
  const tls = isNew ? createCertificate() : undefined;
  const create = (handler: unknown) =>
    tls === undefined
      ? createServer(handler as never)
      : (createSecureServer(tls, handler as never) as unknown as Server);
  const scheme = isNew ? "https" : "http";
  let posts = 0;
  const counted = (req: IncomingMessage, res: ServerResponse) => {
    if (req.method === "POST") res.on("finish", () => posts++);
    live.handler(req, res);
  };
  const target = `${scheme}://charts.localhost:${await listen(create(counted))}`;
  const evil = `${scheme}://evil.localhost:${await listen(create(html))}`;
  return { live, target, evil, posts: () => posts };
}

function countPoints(live: Live): number {
  return live.table("a").match(/<tr>/g)?.length ?? 0;
}

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium({
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--host-resolver-rules=MAP rebound.example 127.0.0.1, MAP *.localhost 127.0.0.1",
      ],
    });
  });
  afterAll(() => browser?.close());

  test.each(["HTTP/1.1", "HTTP/2"] as const)(
    "a page of another site reads, shows and writes nothing over %s",
    async (version) => {
      const { live, target, evil, posts } = await openBoth(version, OPEN);
      live.push("a", { v: 1 });
      const points = countPoints(live);
      const page = await browser.newPage({ ignoreHTTPSErrors: true });
      onTestFinished(() => page.close());
      await page.goto(evil);
      const loot = await page.evaluate(attack, { target, paths: READ });
      expect(loot).toEqual({ read: [], shown: [] });
      // What was posted has been answered before it is looked at.
      await expect.poll(posts).toBeGreaterThanOrEqual(POSTS);
      expect(live.names()).toEqual(["a"]);
      expect(countPoints(live)).toBe(points);

      // The same page reads where it is allowed to, so the attempts above can succeed.
      const friendly = await openBoth(version, { ...OPEN, allowOrigins: "*" });
      await page.goto(friendly.evil);
      const endless = "/events?chart=a";
      const plan = { target: friendly.target, paths: ["/c/a.svg", endless], endless };
      const found = await page.evaluate(attack, plan);
      expect(found.read).toContain("fetch /c/a.svg");
      expect(found.read).toContain("events /events?chart=a");
      expect(found.shown).toContain("image /c/a.svg");
      await expect.poll(() => friendly.live.names()).toContain("junk");
    },
  );

  test("serve(): a name that was pointed to this machine gets nothing", async () => {
    const live = createLive(OPEN);
    const { port, close } = await serve(live.handler, { port: 0, host: "127.0.0.1" });
    onTestFinished(async () => {
      live.close();
      await close();
    });
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    const response = await page.goto(`http://rebound.example:${port}/`);
    expect(response?.status()).toBe(403);
    const statuses = await page.evaluate(async () => {
      const post = { method: "POST", body: '{"v":1}' };
      const asked = [fetch("/c/a.svg"), fetch("/api/stats"), fetch("/api/push/a", post)];
      return (await Promise.all(asked)).map(({ status }) => status);
    });
    expect(statuses).toEqual([403, 403, 403]);
    expect((await page.goto(`http://127.0.0.1:${port}/`))?.status()).toBe(200);
  });
});
