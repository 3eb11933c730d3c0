import type { Measurement, ReadingProblem } from "../ingest/measurement.ts";
import type { Work } from "../work.ts";

/** What became of measurements that were handed on. */
export interface Taken {
  /** How many charts took. Where points are kept on disk, they are there. */
  taken: number;
  /** How many nobody took, and why the first one was refused: a limit, a time too far ahead. */
  refused: number;
  reason?: string | undefined;
  /** Whether what was taken would survive the end of the process; `false` where it could not be kept. */
  isKept?: boolean;
}

/** What a source has to do with the rest of the program. */
export interface SourceContext {
  /**
   * Hands measurements on, in the order in which they came. It never throws or rejects, whatever they are.
   *
   * @returns once they are kept: who sent them may be told so.
   */
  take(measurements: readonly Measurement[]): Promise<Taken>;
  /** Tells of something that could not be read; all are counted, the last ones are shown. */
  note(problem: ReadingProblem): void;
  /** Tells that the source has trouble as a whole: a target that does not answer. `undefined`: all is well. */
  setTrouble(trouble: string | undefined): void;
  /** Does work a part at a time, while others have their turns. Where it is missing, all is done at once. */
  run?<T>(work: Work<T>): Promise<T>;
}

/**
 * Where measurements come from by themselves: a socket that listens, a target that is asked, a file that
 * grows. Each is one file in `sources/`, which is loaded where it is used.
 */
export interface Source {
  /** What people call it, with what tells it from others: "statsd on 127.0.0.1:8125". */
  readonly name: string;
  /**
   * Begins. What goes wrong later is told by `setTrouble` and tried again with growing delay.
   *
   * @throws PlotcastError where it cannot begin: `PORT_UNAVAILABLE`, `DEPENDENCY_MISSING`, `OPTION_INVALID`.
   */
  start(context: SourceContext): Promise<RunningSource>;
}

/** A source that has begun. */
export interface RunningSource {
  /** Ends it: no measurement comes once this is done. May be called any number of times. */
  stop(): Promise<void>;
}
