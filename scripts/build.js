// Compiles src/ to dist/ and marks the program executable.
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sourceStamp } from "./stamp.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = sourceStamp(root);
const program = `${root}dist/cli/plotcast.js`;

rmSync(`${root}dist`, { recursive: true, force: true });
const compiler = `${root}node_modules/typescript/bin/tsc`;
const { status } = spawnSync(process.execPath, [compiler, "-p", root], { stdio: "inherit" });
if (status !== 0) process.exit(1);
if (existsSync(program)) chmodSync(program, 0o755);
writeFileSync(`${root}dist/.stamp`, stamp);
