import { say } from "./say.ts";

const MAX_PROBLEMS = 5;
/** Problems that have been reported and are not reported again. */
const MAX_KNOWN = 256;

/** Tells what could not be read: the first few times on standard error, as an endless log helps nobody. */
export interface ProblemLog {
  /** A line, or a whole chart, that is lost. */
  report(problem: string): void;
  /** A problem of a column, which costs a value; reported once for each text. */
  reportOnce(problem: string): void;
  /** How many there were, … */
  count(): number;
  /** … and the first one. */
  first(): string | undefined;
  /** The newest ones. */
  last(): readonly string[];
}

/** @param tellsAll whether to print the problems of all columns, as `--explain` asks. */
export function createProblemLog(tellsAll: boolean): ProblemLog {
  const known = new Set<string>();
  let count = 0;
  let first: string | undefined;
  let last: string[] = [];
  const most = tellsAll ? MAX_KNOWN : MAX_PROBLEMS;

  function report(problem: string): void {
    count++;
    first ??= problem;
    last = [...last.slice(-MAX_PROBLEMS + 1), problem];
    if (count <= most) say(problem);
    if (count === most) say("further problems are not shown");
  }

  return {
    report,
    reportOnce(problem) {
      if (known.has(problem) || known.size >= MAX_KNOWN) return;
      known.add(problem);
      report(problem);
    },
    count: () => count,
    first: () => first,
    last: () => last,
  };
}

/** How many problems there were, for a chart's note; empty where there were none. */
export function describeProblems(count: number): string {
  if (count === 0) return "";
  return `${count.toLocaleString("en")} problem${count === 1 ? "" : "s"}`;
}
