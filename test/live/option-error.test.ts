import { expect, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";
import { serve } from "../../src/entries/server.ts";
import { DOORS } from "../support/doors.ts";
import { refusal } from "../support/refusal.ts";

test.each<[object, string]>([
  [{ tokn: "a-long-secret" }, "option tokn: expected one of"],
  [{ tokn: "a-long-secret" }, "did you mean token?"],
  [{ route: { push: true } }, "did you mean routes?"],
  [{ allowOrigin: "*" }, "did you mean allowOrigins?"],
  [{ allowHost: ["a"] }, "did you mean allowHosts?"],
  [{ tokenfor: "all" }, "did you mean tokenFor?"],
  [{ trustproxy: true }, "did you mean trustProxy?"],
  [{ chart: { a: {} } }, "did you mean charts?"],
  [{ addChart: true }, "did you mean addCharts?"],
  [{ everyMS: 100 }, "did you mean everyMs?"],
  [{ routes: { pusj: true } }, "option routes: option pusj: expected one of"],
  [{ routes: { pusj: true } }, "did you mean push?"],
  [{ routes: { push: 1 } }, "option routes.push: expected true or false"],
  [{ routes: ["push"] }, "option routes: expected an object such as { push: true }"],
  [{ allowOrigins: "https://a.example" }, 'did you mean ["https://a.example"]?'],
  [{ allowOrigins: ["https://a.example/"] }, 'did you mean ["https://a.example"]?'],
  [{ allowOrigins: ["a.example"] }, 'origins such as ["https://a.example"]'],
  [{ token: "pässword" }, "option token: expected a text of 8 to 1024 ASCII characters"],
  [{ allowHosts: "box.lan" }, 'did you mean ["box.lan"]?'],
  [{ allowHosts: ["https://a.example:8080/x"] }, 'did you mean ["a.example:8080"]?'],
  [{ window: { point: 30 } }, "option window"],
  [{ charts: { a: { titel: "" } } }, "did you mean title?"],
])("createLive(%j): %s", (options, message) => {
  const error = refusal(() => createLive(options));
  expect(error.code).toBe("OPTION_INVALID");
  expect(error.message).toContain(message);
});

test.each([null, "charts", 5])("createLive(%j): it is no object of options", (options) => {
  const error = refusal(() => createLive(options as unknown as object));
  expect(error.message).toContain("createLive: expected an object of options");
});

test.each<[unknown, object, string]>([
  [() => {}, { prot: 80 }, "did you mean port?"],
  [() => {}, { hosts: "a" }, "did you mean host?"],
  [() => {}, { port: "80" }, "serve: option port: expected a whole number"],
  [() => {}, { port: 70_000 }, "serve: option port: expected a number from 0 to 65535"],
  [() => {}, { allowHosts: "box.lan" }, "serve: option allowHosts: expected names"],
  [() => {}, { allowHosts: ["a.example/"] }, 'did you mean ["a.example"]?'],
  [{ handler() {} }, {}, "did you mean live.handler?"],
  [undefined, {}, "serve: expected a handler such as live.handler, got undefined"],
])("serve(%s, %j): %s", async (handler, options, message) => {
  const started = serve(handler as () => void, options);
  await expect(started).rejects.toMatchObject({ code: "OPTION_INVALID" });
  await expect(started).rejects.toThrow(message);
});

test.each(DOORS)("%s: a query that is misspelt is 400 with what was meant", async (_door, open) => {
  const { ask } = await open({ charts: { a: {} } });
  for (const [query, meant] of [
    ["widht=300", "width"],
    ["them=dark", "theme"],
    ["xaxis=ordinal", "xAxis"],
    ["THEME=light", "theme"],
    ["charts=a", "chart"],
    ["theme=drak", "dark"],
    ["xAxis=ordnal", "ordinal"],
  ]) {
    for (const path of ["/", "/events", "/c/a.svg", "/c/a.table.html"]) {
      const { status, json } = await ask(`${path}?${query}`);
      expect(status, `${path}?${query}`).toBe(400);
      expect(json().message).toContain(`(did you mean ${meant}?)`);
    }
  }
  // Others mean nothing here: they keep a cache from answering, or follow a reader.
  for (const query of ["t=1795000000", "utm_source=mail", "v", "wall"]) {
    expect((await ask(`/c/a.svg?${query}`)).status, query).toBe(200);
  }
  const unknown = await ask("/c/b.svg");
  expect(unknown.status).toBe(404);
});
