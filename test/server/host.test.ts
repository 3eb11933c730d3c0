import { expect, test } from "vitest";
import { serve } from "../../src/entries/server.ts";
import { isHostAllowed } from "../../src/server/host.ts";

const ALLOWED = ["charts.example", "box.lan:8080"];

test.each([
  "charts.example",
  "charts.example:443",
  "charts.example.",
  "charts.example.:443",
  "CHARTS.Example",
  "box.lan:8080",
  "localhost",
  "localhost.",
  "app.localhost:3000",
  "127.0.0.1",
  "[::1]:80",
  "[::ffff:127.0.0.1]",
  "[fe80::1%25eth0]:80",
  "[fe80::1%eth0]",
])("allowHosts: %j is taken", (host) => {
  expect(isHostAllowed(host, ALLOWED)).toBe(true);
});

test.each([
  undefined,
  "",
  ".",
  ":80",
  "evil.example",
  "charts.example.evil.example",
  "evil-charts.example",
  "box.lan",
  "box.lan:80",
  "127.0.0.1.evil.example",
  "localhost.evil.example",
  "evillocalhost",
  "[evil.example]",
  "[::1%]evil.example",
  "charts.example@evil.example",
  "charts.example:80:80",
])("allowHosts: %j is refused", (host) => {
  expect(isHostAllowed(host, ALLOWED)).toBe(false);
});

test("serve(): its address can be opened, also one of IPv6", async () => {
  const { url, close } = await serve((_req, res) => void res.end("here"), { port: 0, host: "::1" });
  expect(url).toMatch(/^http:\/\/\[::1\]:\d+$/);
  expect(await (await fetch(url)).text()).toBe("here");
  await close();
});
