import { type ErrorCode, PlotcastError } from "../error.ts";

/** A picture that a worker is asked for. It draws one at a time. */
export interface PngRequest {
  svg: string;
  scale: number;
}

/** What a worker says: that it has started, a warning, or what became of a request. */
export type PngMessage =
  | { kind: "ready" }
  | { kind: "warning"; text: string }
  | { kind: "png"; png: Uint8Array<ArrayBuffer> }
  | { kind: "error"; error: unknown; code?: ErrorCode };

/** What can be sent of an error: the class of ours does not survive a message. */
export function errorMessage(error: unknown): PngMessage {
  if (!(error instanceof PlotcastError)) return { kind: "error", error };
  return { kind: "error", error: error.message, code: error.code };
}

/** The error that was sent. */
export function sentError({ error, code }: { error: unknown; code?: ErrorCode }): unknown {
  return code === undefined ? error : new PlotcastError(code, String(error));
}
