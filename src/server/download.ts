import type { ServerResponse } from "node:http";
import { DOWNLOAD_STALL_MS } from "../limits.ts";
import type { DownloadResponse } from "./http.ts";
import { writeHead } from "./write-head.ts";

/** Sends a download over Node, a part whenever the reader has taken the one before. */
export async function sendParts(
  res: ServerResponse,
  { status, headers, parts }: DownloadResponse,
): Promise<void> {
  try {
    if (res.destroyed || res.headersSent) return;
    writeHead(res, status, headers);
    for await (const part of parts) {
      if (!res.write(part)) await drained(res);
      if (res.destroyed) return;
    }
    res.end();
  } finally {
    await parts.return(undefined);
  }
}

/** Resolves once there is room, or the reader has gone; one that reads nothing for long is sent away. */
function drained(res: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (res.destroyed) return resolve();
    const stalled = setTimeout(() => res.destroy(), DOWNLOAD_STALL_MS);
    const done = () => {
      clearTimeout(stalled);
      res.off("drain", done);
      res.off("close", done);
      resolve();
    };
    res.once("drain", done);
    res.once("close", done);
  });
}

/** The same for the web standard. */
export function createDownloadBody({ parts }: DownloadResponse): ReadableStream<Uint8Array> {
  let stalled: ReturnType<typeof setTimeout> | undefined;
  function sendAway(controller: ReadableStreamDefaultController<Uint8Array>): void {
    controller.error(new Error(`nothing was read for ${DOWNLOAD_STALL_MS / 1000} s`));
    void parts.return(undefined);
  }
  function waitForReader(controller: ReadableStreamDefaultController<Uint8Array>): void {
    stalled = setTimeout(() => sendAway(controller), DOWNLOAD_STALL_MS);
  }
  return new ReadableStream<Uint8Array>(
    {
      start: waitForReader,
      async pull(controller) {
        clearTimeout(stalled);
        const { done, value } = await parts.next();
        if (done === true) return controller.close();
        controller.enqueue(value);
        waitForReader(controller);
      },
      async cancel() {
        clearTimeout(stalled);
        await parts.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
