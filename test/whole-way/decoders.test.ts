import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { EventSource } from "eventsource";
import { fetch as undiciFetch } from "undici";
import { expect, onTestFinished, test } from "vitest";
import { eventually, served, watch } from "../support/served.ts";
import { createEventParser, parseEvents, type ParsedEvent } from "../support/event-parser.ts";

const START = Date.UTC(2026, 2, 1, 12);
const OPTIONS = { charts: { a: { tooltips: true } }, window: { points: 30 }, everyMs: 16 };
const ROUNDS = 20;

type Served = Awaited<ReturnType<typeof served>>;

/** Pushes point after point; each has to be seen before the next. @returns the frames' data. */
async function pushAndSee({ live }: Served, seen: () => number): Promise<string[]> {
  const frames = [live.draw("a")];
  await eventually("the first frame", () => seen() === 1);
  for (let i = 1; i <= ROUNDS; i++) {
    live.push("a", { v: 1000 + i }, START + i * 1000);
    await eventually(`frame ${i}`, () => seen() === i + 1);
    frames.push(live.draw("a"));
  }
  return frames;
}

function dataOf(events: readonly ParsedEvent[]): string[] {
  return events.map(({ data }) => data);
}

test.each([
  ["gzip, deflate", "gzip"],
  ["gzip", "gzip"],
  ["zstd", "zstd"],
])(
  "curl --compressed -N: asked for %s, decodes it as it is sent, and takes its end for one",
  async (accepted, encoding) => {
    const there = await served(OPTIONS);
    const header = `Accept-Encoding: ${accepted}`;
    const args = ["--silent", "--compressed", "-N", "-i", "-H", header, `${there.url}/events`];
    const curl = spawn("curl", args);
    onTestFinished(() => void curl.kill("SIGKILL"));
    const parser = createEventParser();
    let head = "";
    curl.stdout.on("data", (bytes: Buffer) => {
      if (head.includes("\r\n\r\n")) return parser.write(bytes);
      head += bytes.toString();
      const [, rest] = head.split("\r\n\r\n");
      if (rest !== undefined) parser.write(Buffer.from(rest));
    });
    const frames = await pushAndSee(there, () => parser.events.length);
    expect(dataOf(parser.events)).toEqual(frames);
    expect(head).toMatch(new RegExp(`^content-encoding: ${encoding}\r$`, "im"));
    const exit = once(curl, "close");
    await there.live.drain();
    expect(await exit).toEqual([0, null]);
    expect(parser.retries).toHaveLength(2);
  },
);

test.each(["gzip, deflate", "gzip"])(
  "gunzip (%s): all that was sent, although the stream has no trailer",
  async (accepted) => {
    const there = await served(OPTIONS);
    const response = await fetchRaw(`${there.url}/events`, accepted);
    let sent = 1;
    const watcher = await watch(`${there.url}/events`);
    const frames = await pushAndSee(there, () => (sent = watcher.events.length));
    expect(sent).toBe(frames.length);
    // The last frame of one stream may be sent a turn of the event loop later than that of the other.
    const { stats } = there.live;
    await eventually("both streams' last frame", () => stats().framesSent === 2 * ROUNDS);
    await there.live.drain();
    const { stdout, stderr } = spawnSync("gunzip", ["-c"], { input: await response.all });
    expect(dataOf(parseEvents(stdout.toString()))).toEqual(frames);
    expect(stdout.toString()).toMatch(/\n\nretry: \d+\n\n$/);
    expect(stderr.toString()).toMatch(/unexpected end of file/);
  },
);

/** The bytes as they are, once the other end has sent the last of them. */
async function fetchRaw(url: string, encoding: string): Promise<{ all: Promise<Buffer> }> {
  const { get } = await import("node:http");
  const request = get(url, { agent: false, headers: { "accept-encoding": encoding } });
  onTestFinished(() => void request.destroy());
  const [response] = (await once(request, "response")) as [import("node:http").IncomingMessage];
  const parts: Buffer[] = [];
  response.on("data", (part: Buffer) => parts.push(part));
  return { all: once(response, "end").then(() => Buffer.concat(parts)) };
}

test.each([
  ["as it asks by itself", {}],
  ["asked for gzip as browsers do", { "accept-encoding": "gzip, deflate" }],
  ["asked for gzip alone", { "accept-encoding": "gzip" }],
])("undici's fetch, %s: decodes each frame as it is sent", async (_name, headers) => {
  const there = await served(OPTIONS);
  const abort = new AbortController();
  onTestFinished(() => abort.abort());
  const response = await undiciFetch(`${there.url}/events`, { headers, signal: abort.signal });
  expect(response.headers.get("content-encoding")).toBe("gzip");
  const parser = createEventParser();
  const reading = (async () => {
    for await (const bytes of response.body!) parser.write(bytes as Uint8Array);
  })();
  const frames = await pushAndSee(there, () => parser.events.length);
  expect(dataOf(parser.events)).toEqual(frames);
  await there.live.drain();
  await reading;
  expect(parser.retries).toHaveLength(2);
});

test("the package eventsource: sees each frame as it is sent, and comes back after an end", async () => {
  const there = await served({ ...OPTIONS, maxAgeMs: 3000, retryMs: 100 });
  const encodings: (string | null)[] = [];
  const source = new EventSource(`${there.url}/events`, {
    async fetch(input, init) {
      const response = await fetch(input, init);
      encodings.push(response.headers.get("content-encoding"));
      return response;
    },
  });
  onTestFinished(() => source.close());
  const data: string[] = [];
  source.addEventListener("message", (event) => void data.push(event.data as string));
  const frames = await pushAndSee(there, () => data.length);
  expect(data).toEqual(frames);
  await eventually("another connection", () => encodings.length === 2 && data.length > ROUNDS + 1);
  expect(data.at(-1)).toBe(frames.at(-1));
  expect(encodings).toEqual(["gzip", "gzip"]);
});
