import { expect, test } from "vitest";
import { createPictures } from "../../src/server/png.ts";
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

test("GET /charts/a.png: draws no more than the pixels that are served, and names the bound", async () => {
  const hub = await served({ charts: { a: {} } });
  const sizeAt = async (query: string) => {
    const bytes = await (await fetch(`${hub.url}/charts/a.png?${query}`)).arrayBuffer();
    const view = new DataView(bytes);
    return [view.getUint32(16), view.getUint32(20)];
  };
  expect(await sizeAt("width=1500&height=1000")).toEqual([3000, 2000]);
  expect(await sizeAt("width=1500&height=1001")).toEqual([1500, 1001]);
  const refused = await fetch(`${hub.url}/charts/a.png?width=4000&height=4000`);
  expect(refused.status).toBe(413);
  expect(await refused.json()).toMatchObject({
    code: "TOO_LARGE",
    message: expect.stringContaining("6000000"),
  });
});

const asker = () => ({ address: "192.0.2.1", signal: new AbortController().signal });
const FRAME = '<svg xmlns="" width="100" height="50">';

/** Pictures whose drawer counts what it draws. */
function counted() {
  let drawn = 0;
  let closed = 0;
  const draw = async () => new Uint8Array([++drawn]);
  const pictures = createPictures(async () => ({ draw, close: () => void closed++ }));
  return { pictures, drawn: () => drawn, closed: () => closed };
}

test("createPictures(): one frame is drawn once, whoever asks and when", async () => {
  const { pictures, drawn } = counted();
  const asked = Array.from({ length: 100 }, () => pictures.draw(FRAME, asker()));
  for (const png of await Promise.all(asked)) expect([...png]).toEqual([1]);
  expect([...(await pictures.draw(FRAME, asker()))]).toEqual([1]);
  expect([...(await pictures.draw(`${FRAME} `, asker()))]).toEqual([2]);
  expect(drawn()).toBe(2);
});

test("createPictures(): closed, it ends what draws and refuses more", async () => {
  const { pictures, closed } = counted();
  await pictures.draw(FRAME, asker());
  pictures.close();
  await expect(pictures.draw(FRAME, asker())).rejects.toMatchObject({ code: "CLOSED" });
  expect(closed()).toBe(1);
});

test("createPictures(): what failed is tried again", async () => {
  let tries = 0;
  const draw = async () => {
    if (++tries === 1) throw new Error("not this time");
    return new Uint8Array(1);
  };
  const pictures = createPictures(async () => ({ draw, close() {} }));
  await expect(pictures.draw(FRAME, asker())).rejects.toThrow("not this time");
  expect(await pictures.draw(FRAME, asker())).toHaveLength(1);
});
