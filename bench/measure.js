import { fork } from "node:child_process";
import { once } from "node:events";
import { quantile } from "./quantile.js";

// Times all contenders in one run. They draw batches in turn, so that other load on the machine
// hits all alike. Each has a process of its own, so that none pays for what another left in memory.
// Engines optimize differently from process to process, so each contender gets several processes,
// one after the other; its figure is the median of all batches.
export async function measure({ contenders, runner, createTask, pace, scavenges = false }) {
  const runs = contenders.map(() => ({ medians: [], batches: [] }));
  for (let round = 0; round < pace.processes; round++) {
    const isLast = round === pace.processes - 1;
    await measureOnce({ runs, runner, createTask, pace, scavenges: scavenges && isLast });
  }
  return runs.map((run, index) => summarize(contenders[index], run));
}

async function measureOnce({ runs, runner, createTask, pace, scavenges }) {
  const turns = [];
  try {
    for (let index = 0; index < runs.length; index++) {
      const child = fork(runner, [JSON.stringify({ ...createTask(index), pace })]);
      turns.push({ child, spentMs: 0, batches: [], ...(await receiveAnswer(child)) });
    }
    for (let batch = 0; batch < pace.batches; batch++) {
      for (const turn of turns) if (turn.spentMs < pace.budgetMs) await timeBatch(turn);
    }
    for (const turn of turns) if (scavenges) turn.scavenges = await ask(turn.child, "scavenges");
  } finally {
    for (const { child } of turns) child.kill();
  }
  for (const [index, { child: _, batches, ...rest }] of turns.entries()) {
    const run = runs[index];
    run.batches.push(...batches);
    run.medians.push(quantile(batches, 0.5));
    Object.assign(run, rest);
  }
}

async function timeBatch(turn) {
  const ms = await ask(turn.child, "batch");
  turn.spentMs += ms;
  turn.batches.push((ms / turn.drawings) * 1000);
}

function ask(child, question) {
  child.send(question);
  return receiveAnswer(child);
}

async function receiveAnswer(child) {
  const answered = new AbortController();
  const { signal } = answered;
  const ended = once(child, "exit", { signal }).then(([code]) => {
    throw new Error(`a contender ended with exit code ${code}`);
  });
  ended.catch(() => {});
  const [answer] = await Promise.race([once(child, "message", { signal }), ended]);
  answered.abort();
  return answer;
}

function summarize(
  { name, tooltips },
  { batches, medians, bytes, gzipBytes, drawings, scavenges },
) {
  return {
    name,
    tooltips,
    microseconds: quantile(batches, 0.5),
    least: quantile(batches, 0.1),
    most: quantile(batches, 0.9),
    medianOfEachProcess: medians,
    batches: batches.length,
    drawingsPerBatch: drawings,
    bytes,
    gzipBytes,
    ...(scavenges === undefined ? {} : { scavenges }),
  };
}
