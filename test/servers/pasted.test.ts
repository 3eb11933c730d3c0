import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { dirname, join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { createCertificate } from "../support/certificate.ts";
import { run, type Running } from "../support/program.ts";
import { type Snippet, snippetsIn } from "../support/readme.ts";
import { freePort } from "../support/served.ts";

const SERVERS = fileURLToPath(new URL("../../servers/", import.meta.url));
const BIN = `${SERVERS}node_modules/.bin/`;
const NEXT_FILES = ["charts.js", "app/charts/[[...path]]/route.js", "app/page.jsx"];

const SNIPPETS = snippetsIn("js");
const CHARTS = SNIPPETS.find(({ file }) => file === "charts.mjs")!;
const SERVED = SNIPPETS.filter(({ code }) => code.includes('from "./charts.mjs"'));

/** A project with what the README's reader has pasted, beside the package and the frameworks. */
function paste(files: Record<string, string>): string {
  const folder = mkdtempSync(`${SERVERS}pasted-`);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [file, code] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), code);
  }
  return folder;
}

function ask(url: string, method = "GET", body = ""): Promise<IncomingMessage> {
  const isRead = method === "GET";
  const headers = isRead ? { accept: "text/html" } : { "content-length": Buffer.byteLength(body) };
  const options = { method, headers, agent: false, rejectUnauthorized: false };
  const request = url.startsWith("https") ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    request(url, options, resolve).on("error", reject).end(body);
  });
}

/** The server's first page, once it listens. */
async function firstPage(url: string, running: Running): Promise<string> {
  for (let tries = 0; tries < 200; tries++) {
    const response = await ask(url).catch(() => undefined);
    if (response?.statusCode === 200) return (await response.toArray()).join("");
    response?.resume();
    await after(100);
  }
  throw new Error(`does not listen:\n${running.stdout()}${running.stderr()}`);
}

/** Reads a stream until a frame has data in it. */
async function firstFrame(url: string): Promise<string> {
  const response = await ask(url);
  onTestFinished(() => void response.destroy());
  let text = "";
  for await (const bytes of response) {
    text += String(bytes);
    if (text.includes("Sensor:")) break;
  }
  return text;
}

/** The program that a snippet is for, and what it is told. */
function commandOf({ code }: Snippet, file: string): [program: string, ...args: string[]] {
  if (code.includes("Bun.serve")) return [`${BIN}bun`, file];
  if (code.includes("Deno.serve")) {
    return [`${BIN}deno`, "run", "--allow-all", "--node-modules-dir=manual", file];
  }
  return [process.execPath, file];
}

async function expectCharts(url: string, running: Running): Promise<void> {
  expect(await firstPage(url, running)).toContain('data-chart="sensor"');
  expect(await firstFrame(`${url}/events`)).toContain("<svg ");
  const pushed = await ask(`${url}/api/push/sensor`, "POST", '{"v":1}');
  // What is off goes on to what follows the charts in Express, and ends there.
  expect([403, 404]).toContain(pushed.resume().statusCode);
}

/** What a snippet is for: the package that it imports, or the runtime that it names. */
const nameOf = ({ code }: Snippet) => /from "([^."]+)"|(\w+)\.serve/.exec(code)?.[0] ?? "";

test.each(SERVED.map((snippet) => [nameOf(snippet), snippet] as const))(
  "README: pasted into an empty project, the snippet %s serves live charts",
  async (_title, snippet) => {
    const port = String(await freePort());
    const server = snippet.code.replaceAll("1345", port);
    const folder = paste({ "charts.mjs": CHARTS.code, "server.mjs": server });
    const isSecure = server.includes("createSecureServer");
    const files = isSecure ? createCertificate().files : {};
    const [program, ...args] = commandOf(snippet, `${folder}/server.mjs`);
    const running = run(program, args, { ...files });
    const mount = server.includes('"/charts"') ? "/charts" : "";
    await expectCharts(`http${isSecure ? "s" : ""}://127.0.0.1:${port}${mount}`, running);
  },
);

test("README: pasted into an empty project, the files for Next.js draw charts and serve them live", async () => {
  const port = String(await freePort());
  const files = [...SNIPPETS, ...snippetsIn("jsx")].filter(
    ({ file }) => file !== undefined && NEXT_FILES.includes(file),
  );
  expect(files).toHaveLength(NEXT_FILES.length);
  const folder = paste({
    "package.json": '{ "private": true }',
    "next.config.mjs": `export default { turbopack: { root: ${JSON.stringify(SERVERS)} } };`,
    "app/layout.js":
      'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }',
    ...Object.fromEntries(files.map(({ file, code }) => [file, code])),
  });
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  execFileSync(`${BIN}next`, ["build", folder], { env, stdio: "pipe" });
  const running = run(`${BIN}next`, ["start", folder], { PORT: port });
  await expectCharts(`http://127.0.0.1:${port}/charts`, running);
  expect(await firstPage(`http://127.0.0.1:${port}/`, running)).toMatch(
    /<live-chart src="\/charts\/events\?chart=sensor"><svg /,
  );
}, 180_000);
