import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const WORKERS = `${ROOT}servers/workers/`;

/** What the compiler says of a Worker, with Cloudflare's types as all that there is. */
function complaints(file: string): string {
  const config = JSON.parse(readFileSync(`${WORKERS}tsconfig.json`, "utf8")) as object;
  const path = `${WORKERS}tsconfig.${file}.json`;
  writeFileSync(path, JSON.stringify({ ...config, files: [file] }));
  onTestFinished(() => rmSync(path));
  const tsc = `${ROOT}node_modules/typescript/bin/tsc`;
  return spawnSync(process.execPath, [tsc, "-p", path], { encoding: "utf8" }).stdout;
}

test("live.fetch: is the handler of a Cloudflare Worker, by its types", () => {
  expect(complaints("worker.ts")).toBe("");
});

test("live.handler: is none, and the compiler says so", () => {
  const worker = readFileSync(`${WORKERS}worker.ts`, "utf8");
  writeFileSync(`${WORKERS}wrong.ts`, worker.replace("live.fetch", "live.handler"));
  onTestFinished(() => rmSync(`${WORKERS}wrong.ts`));
  expect(complaints("wrong.ts")).toMatch(/^\S*wrong\.ts\(\d+,\d+\): error TS/);
});
