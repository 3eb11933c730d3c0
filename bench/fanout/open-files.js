import { existsSync, readFileSync } from "node:fs";

const OTHER_FILES = 100;

// Checks the limit of open files: each viewer takes one of the server and one of the viewers'
// process.
export function assertOpenFiles(viewers) {
  const limits = "/proc/self/limits";
  if (!existsSync(limits)) return;
  // Node raises its own soft limit to the hard one.
  const most = Number(/^Max open files +\S+ +(\d+)/m.exec(readFileSync(limits, "utf8"))?.[1]);
  if (most >= viewers + OTHER_FILES) return;
  throw new Error(
    `${viewers} viewers: a process may have ${most} open files here; raise it (ulimit -n) or ask for fewer (--viewers)`,
  );
}
