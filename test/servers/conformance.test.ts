import { execFileSync } from "node:child_process";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { createServer, type AddressInfo } from "node:net";
import { setTimeout as after } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createGunzip, constants } from "node:zlib";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { createCertificate } from "../support/certificate.ts";
import { createEventParser, type ParsedEvent } from "../support/event-parser.ts";
import { run } from "../support/program.ts";
import { withinPatience } from "../support/served.ts";

const SERVERS = fileURLToPath(new URL("../../servers/", import.meta.url));
const BIN = `${SERVERS}node_modules/.bin/`;

interface Recipe {
  /** The path of the charts; "" for the root. */
  mount: string;
  /** Where the page is, below it. Default: with a slash and without. */
  pages?: string[];
  secure?: boolean;
  /** Default: this Node. */
  command?: [string, ...string[]];
  /** What the program itself sets on all responses. */
  headers?: Record<string, string>;
  /** The framework lets no compressed body through. */
  isPlain?: boolean;
}

const MOUNTED: Recipe = { mount: "/charts" };
const RECIPES: Record<string, Recipe> = {
  "node-http": { mount: "" },
  "node-https": { mount: "", secure: true },
  "node-http2": { mount: "", secure: true },
  express: MOUNTED,
  "express-crowded": MOUNTED,
  "express-route": MOUNTED,
  fastify: MOUNTED,
  "fastify-crowded": {
    ...MOUNTED,
    headers: { "access-control-allow-origin": "https://a.example" },
  },
  // Its pattern does not match the path without a slash.
  "fastify-parsed": { ...MOUNTED, pages: ["/"] },
  "hono-mount": MOUNTED,
  "hono-route": MOUNTED,
  koa: MOUNTED,
  "h3-use": MOUNTED,
  "h3-mount": MOUNTED,
  "h3-1": MOUNTED,
  bun: { mount: "", command: [`${BIN}bun`] },
  deno: { mount: "", command: [`${BIN}deno`, "run", "--allow-all", "--node-modules-dir=manual"] },
  next: {
    ...MOUNTED,
    // It sends what has a slash to where there is none.
    pages: [""],
    command: [`${BIN}next`, "start", `${SERVERS}next`],
    isPlain: true,
  },
};

beforeAll(() => {
  execFileSync(`${BIN}next`, ["build", `${SERVERS}next`], {
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
    stdio: "pipe",
  });
});

/** A server of a recipe, in a process of its own. */
interface Target {
  base: string;
  secure: boolean;
  says(): string;
  /** Asks the program to end. */
  end(): void;
}

async function start(
  name: string,
  { mount, secure = false, command = [process.execPath] }: Recipe,
): Promise<Target> {
  const port = await freePort();
  const [program, ...args] = command;
  const files = secure ? createCertificate().files : {};
  const file = name === "next" ? [] : [`${SERVERS}recipes/${name}.js`];
  const running = run(program, [...args, ...file], { PORT: String(port), ...files });
  const base = `${secure ? "https" : "http"}://127.0.0.1:${port}${mount}`;
  const target = {
    base,
    secure,
    says: () => running.stdout() + running.stderr(),
    end: () => void running.child.kill(),
  };
  await listening(target);
  return target;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

async function listening(target: Target): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const found = await ask(target, "/api/stats").catch(() => undefined);
    if (found?.status === 200) return;
    await after(100);
  }
  throw new Error(`does not listen:\n${target.says()}`);
}

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** Opens a request, and gives the response as it begins. */
function open({ base, secure }: Target, path: string, asked: Asked = {}): Promise<IncomingMessage> {
  const { method = "GET", headers = {}, body } = asked;
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  const options = { method, headers: { ...headers, ...length }, agent: false };
  return new Promise((resolve, reject) => {
    const request = secure
      ? httpsRequest(base + path, { ...options, rejectUnauthorized: false }, resolve)
      : httpRequest(base + path, options, resolve);
    request.on("error", reject);
    request.end(body);
  });
}

async function ask(target: Target, path: string, asked: Asked = {}) {
  const response = await open(target, path, asked);
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  return { status: response.statusCode ?? 0, headers: response.headers, text };
}

/** Watches events until one of each name has come; the connection stays open. */
async function watch(target: Target, path: string, headers: Record<string, string> = {}) {
  const response = await open(target, path, { headers });
  onTestFinished(() => void response.destroy());
  const isGzip = response.headers["content-encoding"] === "gzip";
  const stream = isGzip ? response.pipe(createGunzip({ flush: constants.Z_SYNC_FLUSH })) : response;
  const events: ParsedEvent[] = [];
  const waiting = new Set<() => void>();
  const parser = createEventParser((event) => {
    events.push(event);
    for (const look of waiting) look();
  });
  stream.on("data", (bytes: Buffer) => parser.write(bytes)).on("error", () => {});
  const until = (fits: (event: ParsedEvent) => boolean) =>
    withinPatience<ParsedEvent>("an event", (resolve) => {
      const look = () => {
        const found = events.find(fits);
        if (found !== undefined) resolve(found);
      };
      waiting.add(look);
      look();
    });
  const ended = new Promise<void>((end) => response.on("close", end));
  const close = () => void response.destroy();
  return {
    response,
    until,
    close,
    ended,
    count: () => events.length,
    retries: () => parser.retries,
  };
}

async function subscribers(target: Target): Promise<number> {
  const { text } = await ask(target, "/api/stats");
  return (JSON.parse(text) as { subscribers: number }).subscribers;
}

async function untilSubscribers(target: Target, count: number): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    if ((await subscribers(target)) === count) return;
    await after(50);
  }
  expect(await subscribers(target)).toBe(count);
}

describe.each(Object.entries(RECIPES))("%s", (name, recipe) => {
  test("page, pictures, events, pushes and errors: as everywhere", async () => {
    const target = await start(name, recipe);

    const html = { accept: "text/html" };
    const { mount, pages = mount === "" ? ["/"] : ["/", ""] } = recipe;
    for (const path of pages) {
      const page = await ask(target, path, { headers: html });
      expect(page.status, `page at ${path}`).toBe(200);
      expect(page.text).toContain("Processor");
      expect(page.headers["content-security-policy"]).toContain("default-src 'none'");
    }
    const one = await ask(target, "/c/cpu");
    expect([one.status, one.text.match(/data-chart="\w+"/g)]).toEqual([200, ['data-chart="cpu"']]);
    for (const path of ["/c/cpu.svg", "/charts/cpu.svg"]) {
      const picture = await ask(target, path);
      expect(picture.status, path).toBe(200);
      expect(picture.headers["content-type"]).toContain("image/svg+xml");
      expect(picture.text).toMatch(/^<svg .*<\/svg>$/s);
    }
    const head = await ask(target, "/c/cpu.svg", { method: "HEAD" });
    expect([head.status, head.text]).toEqual([200, ""]);
    const options = await ask(target, "/api/push/cpu", { method: "OPTIONS" });
    expect(options.status).toBe(204);

    for (const path of ["/", "/c/cpu.svg", "/c/cpu.csv", "/live-chart.js"]) {
      expect((await ask(target, path)).headers, path).toMatchObject(recipe.headers ?? {});
    }

    const unknown = await ask(target, "/c/nope.svg");
    expect(unknown.status).toBe(404);
    expect(JSON.parse(unknown.text)).toMatchObject({ code: "CHART_UNKNOWN" });
    expect((await ask(target, "/nope")).status).toBe(404);

    const json = { "content-type": "application/json" };
    const pushed = await ask(target, "/api/push/cpu", {
      method: "POST",
      headers: json,
      body: '{"Load": 50}',
    });
    expect([pushed.status, pushed.text]).toEqual([200, '{"pushed":1}\n']);
    const form = { "content-type": "application/x-www-form-urlencoded" };
    const curl = await ask(target, "/api/push/cpu", {
      method: "POST",
      headers: form,
      body: '{"Load": 51}',
    });
    expect(curl.status, curl.text).toBe(200);
    const wrong = await ask(target, "/api/push/cpu", {
      method: "POST",
      headers: json,
      body: '{"Load": "high"}',
    });
    expect(wrong.status).toBe(400);
    const foreign = { ...json, origin: "https://evil.example" };
    const refused = await ask(target, "/api/push/cpu", {
      method: "POST",
      headers: foreign,
      body: '{"Load": 52}',
    });
    expect(refused.status).toBe(403);
    const off = { method: "POST", headers: json, body: '{"label": "x"}' };
    expect((await ask(target, "/api/annotate/cpu", off)).status).not.toBe(200);
  });

  test("/events: the first frame, named events, compression, and who leaves is noticed", async () => {
    const target = await start(name, recipe);
    const one = await watch(target, "/events?chart=cpu");
    expect(one.response.headers).toMatchObject(recipe.headers ?? {});
    expect(one.response.headers["content-type"]).toContain("text/event-stream");
    expect((await one.until(({ data }) => data.includes("</svg>"))).type).toBe("message");
    const all = await watch(target, "/events", { "accept-encoding": "gzip, deflate, br" });
    const encoding = recipe.isPlain ? undefined : "gzip";
    expect(all.response.headers["content-encoding"]).toBe(encoding);
    await all.until(({ type }) => type === "memory");
    await all.until(({ type }) => type === "cpu");
    await untilSubscribers(target, 2);
    one.close();
    await untilSubscribers(target, 1);
    all.close();
    await untilSubscribers(target, 0);
    expect(target.says()).not.toMatch(/warning:|error:/i);
  });

  test("/events: a viewer that stops reading skips frames and goes on, and harms nobody", async () => {
    const target = await start(name, recipe);
    const stalled = await open(target, `/events?${manyViews()}`);
    onTestFinished(() => void stalled.destroy());
    stalled.pause();
    const other = await watch(target, "/events?chart=memory");
    await expect.poll(() => skippedFrames(target), { timeout: 20_000 }).toBeGreaterThan(0);
    const seen = other.count();
    await expect.poll(() => other.count()).toBeGreaterThan(seen);
    const text = await new Promise<string>((resolve) => {
      let read = 0;
      stalled.setEncoding("utf8").on("data", (part: string) => {
        read += part.length;
        if (read > STALLED_BYTES && part.includes("</svg>")) resolve(part);
      });
      stalled.resume();
    });
    expect(text).toContain("<svg");
    expect(await subscribers(target)).toBe(2);
  });

  // Next ends its process by itself.
  if (name !== "next")
    test("drain(): a viewer hears when to come back, and is let go", async () => {
      const target = await start(name, recipe);
      const viewer = await watch(target, "/events?chart=cpu");
      await viewer.until(() => true);
      target.end();
      await viewer.ended;
      expect(viewer.retries().length).toBeGreaterThan(1);
    });
});

/** What the system holds of a stream that is not read, and more. */
const STALLED_BYTES = 6_000_000;

/** A chart in so many sizes that a frame of all is large. */
function manyViews(): string {
  const sizes = Array.from({ length: 30 }, (_, i) => [260, 280].map((h) => `${240 + 40 * i}x${h}`));
  return sizes
    .flat()
    .map((size) => `chart=cpu@${size}`)
    .join("&");
}

async function skippedFrames(target: Target): Promise<number> {
  const { text } = await ask(target, "/api/stats");
  return (JSON.parse(text) as { framesSkipped: number }).framesSkipped;
}
