import { type ErrorCode, PlotcastError } from "../error.ts";
import type { Batch } from "./point-file.ts";
import type { KeptChart, KeptRange } from "./store.ts";
import type { FileOptions } from "./store-file.ts";

/** What the thread that keeps points is started with. */
export type ThreadOptions = Omit<FileOptions, "wasLocked">;

/** What the thread that keeps points is asked for. */
export type StoreRequest =
  | ({ kind: "append"; id: number } & Batch)
  | { kind: "putChart"; id: number; chart: KeptChart }
  | { kind: "removeChart"; id: number; name: string }
  | { kind: "charts"; id: number }
  | { kind: "read"; id: number; chart: string; range: KeptRange; most: number | undefined }
  | { kind: "count"; id: number; chart: string; range: KeptRange }
  | { kind: "readNewest"; id: number; chart: string; count: number; until: number }
  | { kind: "extent"; id: number; chart: string }
  | { kind: "close"; id: number };

/** What is in the file. */
export interface FileStats {
  points: number;
  bytes: number;
  trouble: string | undefined;
}

/** What that thread says. */
export type StoreMessage =
  | { kind: "ready"; stats: FileStats }
  /** Whether batches are kept. */
  | { kind: "appended"; ids: number[]; isKept: boolean; stats: FileStats }
  | { kind: "answer"; id: number; value: unknown; stats: FileStats }
  | { kind: "trouble"; text: string }
  | { kind: "error"; id: number; error: string; code: ErrorCode | undefined };

/** What can be sent of an error: the class of ours does not survive a message. */
export function errorParts(error: unknown): { error: string; code: ErrorCode | undefined } {
  const text = error instanceof Error ? error.message : String(error);
  return { error: text, code: error instanceof PlotcastError ? error.code : undefined };
}

/** The error that was sent. */
export function sentError({ error, code }: { error: string; code: ErrorCode | undefined }): Error {
  return code === undefined ? new Error(error) : new PlotcastError(code, error);
}
