import { fork } from "node:child_process";
import { once } from "node:events";

// Starts a process of a bench with its task, as JSON. It ends when it is disconnected.
export function startChild(file, task, execArgv = []) {
  return fork(file, [JSON.stringify(task)], { execArgv: [...process.execArgv, ...execArgv] });
}

// The next message of a process. Rejects if the process ends instead.
export async function receive(child) {
  const answered = new AbortController();
  const { signal } = answered;
  const ended = once(child, "exit", { signal }).then(([code]) => {
    throw new Error(`a process of the bench ended with exit code ${code}`);
  });
  ended.catch(() => {});
  try {
    const [message] = await Promise.race([once(child, "message", { signal }), ended]);
    return message;
  } finally {
    answered.abort();
  }
}
