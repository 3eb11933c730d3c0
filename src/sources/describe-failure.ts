import { PlotcastError } from "../error.ts";
import { plainText } from "../ingest/plain-text.ts";

/** What people know by other words than the system's. */
const CODES: Record<string, string> = {
  ECONNREFUSED: "nobody listens there",
  ECONNRESET: "the connection was cut",
  UND_ERR_SOCKET: "the connection was cut",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "the answer has another length than it says",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "the host's address cannot be found out",
  EHOSTUNREACH: "the host cannot be reached",
  ENETUNREACH: "the network cannot be reached",
  ETIMEDOUT: "no connection in time",
  ENOENT: "there is no such file",
  EACCES: "no permission",
};

const MAX_LENGTH = 300;

/** What went wrong with a source, in one line for people, whatever was thrown. */
export function describeFailure(error: unknown): string {
  if (error instanceof PlotcastError) return error.message;
  const code = codeOf(error, 0);
  if (code !== undefined && CODES[code] !== undefined) return CODES[code];
  const text = innermostMessage(error, 0);
  return plainText(text).slice(0, MAX_LENGTH) || "unknown";
}

const MAX_DEPTH = 4;

function codeOf(error: unknown, depth: number): string | undefined {
  if (!(error instanceof Error) || depth > MAX_DEPTH) return undefined;
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code === "string" && CODES[code] !== undefined) return code;
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause;
  return codeOf(inner, depth + 1) ?? (typeof code === "string" ? code : undefined);
}

function innermostMessage(error: unknown, depth: number): string {
  if (!(error instanceof Error)) return String(error);
  const isInner = error.cause instanceof Error && depth < MAX_DEPTH;
  return isInner ? innermostMessage(error.cause, depth + 1) : error.message || error.name;
}
