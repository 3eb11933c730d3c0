import { MAX_TOLD_PROBLEMS } from "../limits.ts";
import type { Measurement, Reading, ReadingProblem } from "./measurement.ts";

/** A reading in the making. */
export interface ReadingDraft extends Reading {
  /** Keeps the first problems in words, and counts all. */
  problem(problem: ReadingProblem): void;
}

/** An empty reading. */
export function createReading(): ReadingDraft {
  const measurements: Measurement[] = [];
  const problems: ReadingProblem[] = [];
  return {
    measurements,
    problems,
    problemCount: 0,
    problem(problem) {
      this.problemCount += 1;
      if (problems.length < MAX_TOLD_PROBLEMS) problems.push(problem);
    },
  };
}
