import { roughDuration } from "../chart/inner-face.ts";
import type { ReadingProblem } from "../ingest/measurement.ts";
import { MAX_KEPT_PROBLEMS } from "../limits.ts";
import { describeProblem } from "../sources/note-problems.ts";
import type { Taken } from "../sources/source.ts";
import type { SourceReport } from "../sources/source-report.ts";

/** What one source has done so far. */
export interface SourceLog {
  readonly name: string;
  took(taken: Taken, now: number): void;
  /** Counts values that are no measurements, such as a version. */
  passedOver(count: number): void;
  noted(problem: ReadingProblem): void;
  setTrouble(trouble: string | undefined): void;
  report(): SourceReport;
  /** Why nothing comes from it, in words; empty where it does. */
  silence(now: number): string;
}

/** Silent is what has been so for this many times the usual pause, … */
const SILENT_PAUSES = 5;
/** … and at least for this long. */
const MIN_SILENCE_MS = 10_000;

export function createSourceLog(name: string): SourceLog {
  const state: SourceReport & { problems: string[] } = {
    name,
    taken: 0,
    refused: 0,
    reason: undefined,
    passedOver: 0,
    problemCount: 0,
    problems: [],
    trouble: undefined,
    lastMs: undefined,
  };
  let pauseMs = 0;

  return {
    name,
    took({ taken, refused, reason }, now) {
      state.taken += taken;
      state.refused += refused;
      state.reason = reason ?? state.reason;
      if (taken === 0) return;
      const pause = state.lastMs === undefined ? 0 : Math.max(0, now - state.lastMs);
      // One long pause must not make the next one usual.
      pauseMs = pauseMs === 0 ? pause : pauseMs + (Math.min(pause, 2 * pauseMs) - pauseMs) / 8;
      state.lastMs = now;
    },
    passedOver(count) {
      state.passedOver += count;
    },
    noted(problem) {
      state.problemCount++;
      state.problems.push(describeProblem(problem));
      if (state.problems.length > MAX_KEPT_PROBLEMS) state.problems.shift();
    },
    setTrouble(trouble) {
      state.trouble = trouble;
    },
    report: () => ({ ...state, problems: [...state.problems] }),
    silence(now) {
      if (state.trouble !== undefined) return `${name}: ${state.trouble}`;
      if (state.lastMs === undefined) return "";
      const silentMs = now - state.lastMs;
      const isSilent = silentMs > Math.max(MIN_SILENCE_MS, SILENT_PAUSES * pauseMs);
      return isSilent ? `${name}: silent for ${roughDuration(silentMs)}` : "";
    },
  };
}
