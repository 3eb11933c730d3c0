/** The stable codes of all errors. A code never changes its meaning. */
export type ErrorCode =
  /** An option has a wrong type, a wrong range or an unknown name. */
  | "OPTION_INVALID"
  /** A point has a time or a value that no chart can draw. */
  | "POINT_INVALID"
  /** A live point lies further ahead of the clock than `maxAhead`; it is refused. */
  | "POINT_AHEAD"
  /** A live point is older than all that its chart shows. */
  | "POINT_LATE"
  /** A chart described in JSON is wrong; the message names the path. */
  | "SPEC_INVALID"
  /** An optional package is not installed; the message says how to install it. */
  | "DEPENDENCY_MISSING"
  /** No font for a picture's texts is installed; the message says what to do. */
  | "FONT_MISSING"
  /** A colour depends on the page, and a picture has none; the message names the colour. */
  | "COLOR_UNKNOWN"
  /** Text from outside (a line, a request body) is not in the expected format. */
  | "INPUT_INVALID"
  /** A request body did not come whole within its time. */
  | "TIMEOUT"
  /** Something exceeds its maximum size. */
  | "TOO_LARGE"
  /** A maximum number (of charts, series, views, subscribers of one address) is reached. */
  | "LIMIT_REACHED"
  /** The maximum number of subscribers, or of pictures that wait, is reached; come back later. */
  | "FULL"
  /** There is no chart of this name. */
  | "CHART_UNKNOWN"
  /** An event field would break the framing of the stream. */
  | "EVENT_INVALID"
  /** The request comes from a page of another site, asks for another host, or for what is off here. */
  | "FORBIDDEN"
  /** The request needs a token, and has another one or none. */
  | "UNAUTHORIZED"
  /** The hub is closed, or the request was given up. */
  | "CLOSED"
  /** The port is in use by another program, or not permitted. */
  | "PORT_UNAVAILABLE"
  /** The file in which points are kept is used by another process; the message says by which. */
  | "STORE_IN_USE"
  /** The file in which points are kept cannot be opened, or is not ours; the message says why. */
  | "STORE_UNAVAILABLE";

/**
 * Every error that plotcast throws on purpose. `code` is for programs and never changes its
 * meaning; `message` is for people and names what is wrong, where, and what was expected.
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

const MAX_SHOWN_LENGTH = 60;

/** Formats a value for an error message: short, on one line, its type recognizable. */
export function describeValue(value: unknown): string {
  const text =
    typeof value === "string"
      ? JSON.stringify(value.slice(0, MAX_SHOWN_LENGTH + 1))
      : typeof value === "object"
        ? describeKind(value)
        : String(value);
  return text.length > MAX_SHOWN_LENGTH ? `${text.slice(0, MAX_SHOWN_LENGTH)}…` : text;
}

function describeKind(value: object | null): string {
  if (value === null) return "null";
  if (value instanceof Promise) return "a Promise (did you forget await?)";
  return Array.isArray(value) ? `an array of ${value.length}` : "an object";
}
