import { existsSync, readFileSync } from "node:fs";

const OTHER_FILES = 100;

// Each viewer takes an open file of either process.
export function assertOpenFiles(viewers) {
  const limits = "/proc/self/limits";
  if (!existsSync(limits)) return;
  // Node asks for as many as it may have by itself.
  const most = Number(/^Max open files +\S+ +(\d+)/m.exec(readFileSync(limits, "utf8"))?.[1]);
  if (most >= viewers + OTHER_FILES) return;
  throw new Error(
    `${viewers} viewers: a process may have ${most} open files here; raise it (ulimit -n) or ask for fewer (--viewers)`,
  );
}
