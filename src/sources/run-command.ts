import { type ChildProcess, spawn } from "node:child_process";
import { PlotcastError } from "../error.ts";
import { plainText } from "../ingest/plain-text.ts";
import { MAX_OUTPUT_BYTES } from "../limits.ts";
import { inPieces } from "./in-pieces.ts";
import type { SourceContext } from "./source.ts";

/** A run of a command. */
export interface CommandRun {
  command: string;
  timeoutMs: number;
  /** Kills it. */
  signal: AbortSignal;
  context: SourceContext;
  onText(text: string): void;
}

const MAX_COMPLAINT_LENGTH = 300;

/**
 * Runs a command in a group of processes of its own, so that all of it can be killed, and waits for its end.
 *
 * @throws PlotcastError INPUT_INVALID, where it fails, TIMEOUT, TOO_LARGE.
 */
export async function runCommand(run: CommandRun): Promise<void> {
  const { command, timeoutMs, signal, context, onText } = run;
  const child = spawn("sh", ["-c", command], { detached: true, stdio: ["ignore", "pipe", "pipe"] });
  // Listened to from the start: where no process could be made, it has no streams.
  const ended = endOf(child);
  ended.catch(() => {});
  if (child.pid === undefined) return void (await ended);
  const complaints = keepEnd(child.stderr.setEncoding("utf8"));
  let failure: PlotcastError | undefined;
  function giveUp(error: PlotcastError): void {
    failure ??= error;
    killGroup(child);
  }
  async function readOutput(): Promise<void> {
    let length = 0;
    for await (const text of child.stdout.setEncoding("utf8") as AsyncIterable<string>) {
      length += text.length;
      if (length > MAX_OUTPUT_BYTES) {
        giveUp(new PlotcastError("TOO_LARGE", `expected at most ${MAX_OUTPUT_BYTES} bytes`));
      }
      await inPieces(
        text,
        (piece) => {
          if (failure === undefined && !signal.aborted) onText(piece);
        },
        context,
      );
    }
  }
  const late = new PlotcastError("TIMEOUT", `expected an end within ${timeoutMs} ms`);
  const timer = setTimeout(() => giveUp(late), timeoutMs);
  const onAbort = () => killGroup(child);
  signal.addEventListener("abort", onAbort);
  try {
    await readOutput();
    const code = await ended;
    if (failure !== undefined) throw failure;
    if (code !== 0) throw failed(code, complaints());
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
    // What it has left running in the background.
    killGroup(child);
  }
}

/** Its exit code or signal, once all that it has written is read. */
function endOf(child: ChildProcess): Promise<number | string | null> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? signal));
  });
}

// The group may be gone, or have never been.
function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {}
}

/** Keeps the end of a stream of text, and gives its last line. */
function keepEnd(stream: NodeJS.ReadableStream): () => string {
  let end = "";
  stream.on("data", (text: string) => {
    end = (end + text.slice(-2 * MAX_COMPLAINT_LENGTH)).slice(-2 * MAX_COMPLAINT_LENGTH);
  });
  return () => {
    const line = end.trimEnd().split("\n").at(-1) ?? "";
    return plainText(line).trim().slice(0, MAX_COMPLAINT_LENGTH);
  };
}

function failed(code: number | string | null, complaint: string): PlotcastError {
  const told = complaint === "" ? "" : `: ${complaint}`;
  return new PlotcastError("INPUT_INVALID", `expected exit code 0, got ${code}${told}`);
}
