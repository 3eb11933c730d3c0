/** The stable names of everything that plotcast refuses. A code never changes its meaning. */
export type ErrorCode =
  /** An option has a wrong type, a wrong range or an unknown name. */
  | "OPTION_INVALID"
  /** A point has a time or a value that no chart can draw. */
  | "POINT_INVALID"
  /** A chart described in JSON has something wrong; the message names its path. */
  | "SPEC_INVALID"
  /** A package that is only needed for this is not installed; the message says how to. */
  | "DEPENDENCY_MISSING"
  /** Text from outside (a line, a request body) is not in its format. */
  | "INPUT_INVALID"
  /** Something is larger than its bound. */
  | "TOO_LARGE"
  /** A bounded thing (charts, series, views, subscribers of one address) is full. */
  | "LIMIT_REACHED"
  /** There are as many subscribers as there may be; one may come back later. */
  | "FULL"
  /** There is no chart of that name. */
  | "CHART_UNKNOWN"
  /** An event field would break the framing of the stream. */
  | "EVENT_INVALID"
  /** The request comes from where none may come from. */
  | "FORBIDDEN"
  /** The hub was closed. */
  | "CLOSED"
  /** The port is taken by another program, or may not be used. */
  | "PORT_UNAVAILABLE";

/**
 * Every error that plotcast throws on purpose. `code` is for programs and never changes its
 * meaning; `message` is for people and names the thing, its place, and what would have been right.
 *
 * @example
 * try {
 *   live.push("cpu", { user: "high" });
 * } catch (error) {
 *   if (error instanceof PlotcastError && error.code === "POINT_INVALID") console.warn(error.message);
 * }
 */
export class PlotcastError extends Error {
  override readonly name = "PlotcastError";
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

const LONGEST_SHOWN = 60;

/** A value as an error message shows it: short, on one line, told apart from other types. */
export function shown(value: unknown): string {
  const text =
    typeof value === "string"
      ? JSON.stringify(value)
      : typeof value === "object"
        ? kindOf(value)
        : String(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

function kindOf(value: object | null): string {
  if (value === null) return "null";
  return Array.isArray(value) ? `an array of ${value.length}` : "an object";
}
