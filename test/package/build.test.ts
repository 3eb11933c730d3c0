import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { build } from "esbuild";
import { rolldown } from "rolldown";
import { expect, test } from "vitest";
import { readReachable } from "../../scripts/build/declarations.js";
import { hiddenImports } from "../../scripts/build/hidden-imports.js";
import { pureConstants } from "../../scripts/build/pure-constants.js";
import { inlinable, scriptText } from "../../scripts/build/script-text.js";
import { madeUp } from "./made-up.ts";

test("build: a script is compiled to a string that runs by itself", async () => {
  const folder = madeUp({
    "page.ts": "interface A { b: number }\nconst a: A = { b: 1 };\ndocument.title = `${a.b}`;",
    "main.ts":
      'import text from "./page.ts?script";\nexport const length = text.length;\nexport { text };',
  });
  const bundle = await rolldown({ input: join(folder, "main.ts"), plugins: [scriptText()] });
  const { output } = await bundle.generate({ format: "esm" });
  const { text } = await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
  expect(text).not.toContain("interface");
  const document = { title: "" };
  runInNewContext(text, { document });
  expect(document.title).toBe("1");
});

test.each(["</script>", "</SCRIPT ", "<script>", "<!-- x"])(
  "build: a script that contains %s is refused",
  (breach) => {
    expect(() => inlinable(`const a = "${breach}";`)).toThrow("must not contain");
  },
);

const LIBRARY = `
const TABLE = { a: f([1, 2]), b: new Map([[1, g()]]) };
const LISTS = [...f([3]), TABLE.a];
const SIZE = TABLE.b.size;
export const wanted = "wanted";
export const other = [LISTS, SIZE];
function f(list) { return list.map((n) => n + "unwanted"); }
function g() { return "unwanted".repeat(2); }
`;

/** What a user's bundler makes of a library's chunk if but one thing is imported. */
async function shaken(chunk: string): Promise<string> {
  const folder = madeUp({ "chunk.js": chunk });
  const stdin = { contents: 'export { wanted } from "./chunk.js"', resolveDir: folder };
  const { outputFiles } = await build({ stdin, bundle: true, format: "esm", write: false });
  return outputFiles[0]?.text ?? "";
}

async function chunkOf(library: string): Promise<string> {
  const folder = madeUp({ "library.js": library });
  const bundle = await rolldown({ input: join(folder, "library.js"), plugins: [pureConstants()] });
  return (await bundle.generate({ format: "esm" })).output[0].code;
}

test("build: constants of a chunk that nobody needs shake out of a user's bundle", async () => {
  expect(await shaken(LIBRARY)).toContain("unwanted");
  const marked = await shaken(await chunkOf(LIBRARY));
  expect(marked).toContain('"wanted"');
  expect(marked).not.toContain("unwanted");
});

test("build: constants have the same values, and what is done for its effect is still done", async () => {
  const effect = "export const seen = []; seen.push(1); for (const n of [2, 3]) seen.push(n);\n";
  const chunk = await chunkOf(effect + LIBRARY);
  const { other, seen } = await import(`data:text/javascript,${encodeURIComponent(chunk)}`);
  expect(other).toEqual([["3unwanted", ["1unwanted", "2unwanted"]], 1]);
  expect(seen).toEqual([1, 2, 3]);
  expect(await shaken(chunk.replace("wanted = ", "wanted = seen && "))).toContain("seen.push(n)");
});

test("build: only the declarations that entries reach are kept, in older TypeScript's words", () => {
  const folder = madeUp({
    "entries/a.d.ts": 'export { b } from "../b.ts";\nexport type * from "node:fs";',
    "b.d.ts": 'export declare const b: import("./c.ts").C;',
    "c.d.ts": "export type C = Uint8Array<ArrayBuffer> | Float64Array<ArrayBufferLike>;",
    "unreached.d.ts": 'export * from "./c.ts";',
  });
  expect(Object.fromEntries(readReachable(folder, ["entries/a"]))).toEqual({
    "entries/a.d.ts": 'export { b } from "../b.js";\nexport type * from "node:fs";',
    "b.d.ts": 'export declare const b: import("./c.js").C;',
    "c.d.ts": "export type C = Uint8Array | Float64Array;",
  });
});

test("build: a package that is loaded where it is needed is no matter of a user's bundler", async () => {
  const folder = madeUp({
    "library.js": 'export const load = async () => (await import("@scope/optional")).value;',
  });
  const bundle = await rolldown({
    input: join(folder, "library.js"),
    external: ["@scope/optional"],
  });
  const minify = { compress: true, mangle: false, codegen: false } as const;
  const { output } = await bundle.generate({ format: "esm", minify, plugins: [hiddenImports()] });
  const stdin = { contents: output[0].code, resolveDir: folder };
  const bundled = await build({ stdin, bundle: true, format: "esm", write: false });
  expect(bundled.warnings).toEqual([]);
  const user = madeUp({
    "bundled.mjs": bundled.outputFiles[0]?.text ?? "",
    "node_modules/@scope/optional/package.json": '{ "type": "module", "exports": "./index.js" }',
    "node_modules/@scope/optional/index.js": "export const value = 7;",
  });
  const { load } = await import(/* @vite-ignore */ join(user, "bundled.mjs"));
  expect(await load()).toBe(7);
});
