import { expect, test } from "vitest";
import { PlotcastError } from "../../src/entries/plotcast.ts";
import { createPngRenderer } from "../../src/server/png.ts";
import { served } from "../support/served.ts";

test("GET /charts/a.png: the present frame as PNG, in the size asked for", async () => {
  const hub = await served({ charts: { a: { title: "A" } } });
  hub.live.push("a", { v: 1 }, 0);
  const response = await fetch(`${hub.url}/charts/a.png?width=300&height=150`);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("image/png");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  const bytes = new DataView(await response.arrayBuffer());
  expect([bytes.getUint32(0), bytes.getUint32(16), bytes.getUint32(20)]).toEqual([
    0x89504e47, 600, 300,
  ]);
  expect((await fetch(`${hub.url}/charts/b.png`)).status).toBe(404);
  expect((await fetch(`${hub.url}/charts/a.png?width=1`)).status).toBe(400);
});

test("GET /charts/a.table.html: the values, every text escaped", async () => {
  const hub = await served({ charts: { a: { title: "<b>A</b>" } } });
  hub.live.push("a", { "<i>v</i>": 12.5 }, 0);
  const response = await fetch(`${hub.url}/charts/a.table.html`);
  const text = await response.text();
  expect(response.headers.get("content-type")).toContain("text/html");
  expect(response.headers.get("content-security-policy")).toBe("default-src 'none'");
  expect(text).toContain('<th scope="col">&lt;i&gt;v&lt;/i&gt;</th>');
  expect(text).toContain("<td>12.5</td>");
  expect(text).not.toContain("<b>");
  expect((await fetch(`${hub.url}/charts/b.table.html`)).status).toBe(404);
});

/** Makes pictures that are done when they are told to be. */
function slowly() {
  const finish: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const draw = createPngRenderer(async () => {
    most = Math.max(most, ++running);
    await new Promise<void>((done) => finish.push(done));
    running--;
    return new Uint8Array(1);
  });
  return { draw, finish, most: () => most };
}

test("createPngRenderer(): the same picture is made once, and at most two at a time", async () => {
  const { draw, finish, most } = slowly();
  const pictures = Array.from({ length: 10 }, (_, i) => draw(`svg ${i % 5}`));
  for (let turn = 0; turn < 5; turn++) {
    await new Promise(setImmediate);
    finish.shift()?.();
  }
  expect(await Promise.all(pictures)).toHaveLength(10);
  expect(most()).toBe(2);
});

test("createPngRenderer(): refuses when too many wait, and takes more when they are done", async () => {
  const { draw, finish } = slowly();
  const taken: Promise<Uint8Array>[] = [];
  expect(() => {
    for (let i = 0; i < 100; i++) taken.push(draw(`svg ${i}`));
  }).toThrow(PlotcastError);
  for (const picture of taken) {
    await new Promise(setImmediate);
    finish.shift()?.();
    await picture;
  }
  const again = draw("one more");
  await new Promise(setImmediate);
  finish.shift()?.();
  expect(await again).toHaveLength(1);
});

test("createPngRenderer(): what failed is tried again", async () => {
  let tries = 0;
  const draw = createPngRenderer(async () => {
    if (++tries === 1) throw new PlotcastError("DEPENDENCY_MISSING", "png: not there");
    return new Uint8Array(1);
  });
  await expect(draw("svg")).rejects.toMatchObject({ code: "DEPENDENCY_MISSING" });
  expect(await draw("svg")).toHaveLength(1);
});
