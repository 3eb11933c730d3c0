import { expect, test } from "vitest";
import { measured, run } from "../support/program.ts";

const BURN = `function burn(ms) {
  const start = process.cpuUsage();
  while (process.cpuUsage(start).user + process.cpuUsage(start).system < ms * 1000);
}`;

/** The longest hold of a program, in ms, from its first turn to when it says that it is done. */
async function longestHold(script: string): Promise<number> {
  const alive = "const alive = setInterval(() => {}, 1000);";
  const program = run(process.execPath, measured(["-e", `${alive}${BURN}${script}`]));
  await program.says(/ready/);
  await program.longestHoldMs();
  program.child.stdin!.write("go\n");
  await program.says(/done/);
  return program.longestHoldMs();
}

const whenTold = (work: string) =>
  `console.log("ready"); process.stdin.once("data", () => { ${work} });`;

test("longestHoldMs(): of a turn that works for 50 ms is that", async () => {
  const held = await longestHold(whenTold('burn(50); console.log("done")'));
  // The processor time that is spent there is the whole process's.
  expect(held).toBeGreaterThan(30);
  expect(held).toBeLessThan(70);
});

test("longestHoldMs(): of work in many turns is that of the longest turn", async () => {
  const turns = `let left = 10;
    (function turn() { burn(8); if (--left > 0) setImmediate(turn); else console.log("done"); })();`;
  const held = await longestHold(whenTold(turns));
  expect(held).toBeGreaterThan(7);
  expect(held).toBeLessThan(20);
});

test("longestHoldMs(): neither a worker nor waiting counts", async () => {
  const worker = `const { Worker } = require("node:worker_threads");
    new Worker(${JSON.stringify(`${BURN} burn(200)`)}, { eval: true }).on("exit", () => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
      console.log("done");
    });`;
  expect(await longestHold(whenTold(worker))).toBeLessThan(20);
});
