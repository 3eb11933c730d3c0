import { existsSync, readFileSync } from "node:fs";

const OTHER_FILES = 100;
const LIMITS = "/proc/self/limits";

// Checks the limit of open files: each viewer takes one of the server and one of the viewers'
// process.
export function assertOpenFiles(viewers) {
  const most = mostViewersOfFiles();
  if (most >= viewers) return;
  throw new Error(
    `${viewers} viewers: a process may have ${most + OTHER_FILES} open files here; raise it (ulimit -n) or ask for fewer (--viewers)`,
  );
}

// The number of viewers that the limit of open files allows. Node raises its own soft limit to the
// hard one.
export function mostViewersOfFiles() {
  if (!existsSync(LIMITS)) return Number.POSITIVE_INFINITY;
  const limits = readFileSync(LIMITS, "utf8");
  return Number(/^Max open files +\S+ +(\d+)/m.exec(limits)?.[1]) - OTHER_FILES;
}
