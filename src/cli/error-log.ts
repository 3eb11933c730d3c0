import { printError } from "./print-error.ts";
import { say } from "./say.ts";

/** What a minute of a log may hold: an endless one helps nobody. */
const MAX_PER_MINUTE = 5;
const MINUTE = 60_000;

/** Prints errors of a program that runs for long: the first ones of each minute, and how many more there were. */
export function createErrorLog(now: () => number = Date.now): (error: unknown) => void {
  const print = createBriefLog(now);
  return (error) => print(() => printError(error));
}

/** Prints which source has trouble, and which one works again, as briefly. */
export function createTroubleLog(
  now: () => number = Date.now,
): (source: string, trouble: string | undefined) => void {
  const print = createBriefLog(now);
  return (source, trouble = "works again") => print(() => say(`${source}: ${trouble}`));
}

function createBriefLog(now: () => number): (print: () => void) => void {
  let minute = Number.NEGATIVE_INFINITY;
  let count = 0;
  return (print) => {
    if (now() - minute >= MINUTE) {
      if (count > MAX_PER_MINUTE) {
        say(`${count - MAX_PER_MINUTE} more problems were not shown`);
      }
      minute = now();
      count = 0;
    }
    count++;
    if (count <= MAX_PER_MINUTE) print();
  };
}
