import { fork } from "node:child_process";
import { once } from "node:events";

const RUNNER = new URL("./runner.js", import.meta.url);

// Times all contenders in one run, batch by batch in turn, so that whatever else the machine does
// hits all of them alike. Each has a process of its own, as it would have on a server: nobody pays
// for what another left in memory. The figure is the median batch.
export async function measure({ contenders, list, points, pace }) {
  const runs = [];
  for (let index = 0; index < contenders.length; index++) {
    runs.push(await start({ list, index, points, pace }));
  }
  for (let round = 0; round < pace.rounds; round++) {
    for (const run of runs) {
      if (run.spentMs < pace.budgetMs) await timeBatch(run);
    }
  }
  for (const { runner } of runs) runner.kill();
  return runs.map((run, index) => figuresOf(contenders[index], run));
}

async function start(what) {
  const runner = fork(RUNNER, [JSON.stringify(what)]);
  return { runner, spentMs: 0, batches: [], ...(await answer(runner)) };
}

async function timeBatch(run) {
  run.runner.send("batch");
  const { ms } = await answer(run.runner);
  run.spentMs += ms;
  run.batches.push((ms / run.drawings) * 1000);
}

async function answer(runner) {
  const ended = new AbortController();
  const failed = once(runner, "exit", { signal: ended.signal }).then(([code]) => {
    throw new Error(`a contender ended with exit code ${code}`);
  });
  const [message] = await Promise.race([once(runner, "message"), failed]);
  failed.catch(() => {});
  ended.abort();
  return message;
}

function figuresOf({ name, tooltips }, { bytes, gzipBytes, drawings, batches }) {
  const sorted = batches.toSorted((a, b) => a - b);
  return {
    name,
    tooltips,
    microseconds: median(sorted),
    fastest: sorted[0],
    slowest: sorted.at(-1),
    batches: batches.length,
    drawingsPerBatch: drawings,
    bytes,
    gzipBytes,
  };
}

function median(sorted) {
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
