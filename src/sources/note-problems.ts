import type { Reading, ReadingProblem } from "../ingest/measurement.ts";
import type { SourceContext } from "./source.ts";

/** Tells a context of all problems of a reading: of the first ones one by one, of the rest how many they are. */
export function noteProblems(context: SourceContext, { problems, problemCount }: Reading): void {
  for (const problem of problems) context.note(problem);
  const rest = problemCount - problems.length;
  if (rest > 0) context.note({ message: `${rest} more in the same body could not be read` });
}

/** `line 3, column 17: expected a number`. */
export function describeProblem({ line, column, message }: ReadingProblem): string {
  const place = [
    line === undefined ? "" : `line ${line}`,
    column === undefined ? "" : `column ${column}`,
  ];
  const where = place.filter((part) => part !== "").join(", ");
  return where === "" ? message : `${where}: ${message}`;
}
