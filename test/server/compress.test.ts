import { gunzipSync } from "node:zlib";
import { get } from "node:http";
import { expect, test } from "vitest";
import { served } from "../support/served.ts";

const START = Date.UTC(2026, 2, 1, 12);

interface Answer {
  status: number | undefined;
  headers: Record<string, unknown>;
  body: Buffer;
}

function ask(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(url, { headers, agent: false }, async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(part as Buffer);
      const { statusCode: status } = response;
      resolve({ status, headers: response.headers, body: Buffer.concat(parts) });
    }).on("error", reject);
  });
}

async function open(options: { compression?: boolean } = {}) {
  const { live, url } = await served({ charts: { a: { glide: false } }, ...options });
  for (let i = 0; i < 30; i++) live.push("a", { v: i % 7 }, START + i * 1000);
  return url;
}

const GZIP = { "accept-encoding": "gzip, deflate, br" };
const PATHS = ["/c/a", "/c/a.svg", "/c/a.table.html", "/live-chart.js"];

test.each(PATHS)("GET %s is compressed for those who take it, and for others not", async (path) => {
  const url = await open();
  const [plain, packed] = [await ask(url + path), await ask(url + path, GZIP)];
  expect(plain.headers["content-encoding"]).toBeUndefined();
  expect(packed.headers["content-encoding"]).toBe("gzip");
  expect(plain.headers["vary"]).toContain("accept-encoding");
  expect(packed.headers["vary"]).toContain("accept-encoding");
  expect(packed.headers["content-length"]).toBe(String(packed.body.length));
  expect(packed.body.length).toBeLessThan(plain.body.length / 2);
  if (path !== "/c/a") expect(gunzipSync(packed.body)).toEqual(plain.body);
  expect(gunzipSync(packed.body).length).toBe(plain.body.length);
});

test("GET: who refuses gzip gets none of it, nor does anybody where compression is off", async () => {
  const url = await open();
  for (const accepted of ["gzip;q=0", "br", "identity"]) {
    const { headers } = await ask(`${url}/c/a.svg`, { "accept-encoding": accepted });
    expect(headers["content-encoding"]).toBeUndefined();
  }
  const { headers } = await ask(`${await open({ compression: false })}/c/a.svg`, GZIP);
  expect(headers["content-encoding"]).toBeUndefined();
});

test("GET: what is small, or no text, is sent as it is", async () => {
  const url = await open();
  for (const path of ["/nope", "/c/a.png"]) {
    expect((await ask(url + path, GZIP)).headers["content-encoding"]).toBeUndefined();
  }
});

test("GET /live-chart.js: who has it already is told so", async () => {
  const url = await open();
  const { headers } = await ask(`${url}/live-chart.js`, GZIP);
  const etag = String(headers["etag"]);
  const known = async (tags: string) => {
    const { status, body } = await ask(`${url}/live-chart.js`, { ...GZIP, "if-none-match": tags });
    return status === 304 && body.length === 0;
  };
  // The second is how nginx writes the tag of what it compressed.
  for (const tags of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
    expect(await known(tags), tags).toBe(true);
  }
  expect(await known('"other", W/"more"')).toBe(false);
});
