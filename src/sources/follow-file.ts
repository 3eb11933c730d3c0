import { type FileHandle, open, stat } from "node:fs/promises";
import { StringDecoder } from "node:string_decoder";
import { PlotcastError } from "../error.ts";
import { createLineSplitter } from "../ingest/lines.ts";
import type { Measurement } from "../ingest/measurement.ts";
import type { SourceContext } from "./source.ts";
import { createArrivals, createSpacer } from "./arrivals.ts";
import { inPieces } from "./in-pieces.ts";
import { createTableLines, type TableSettings } from "./table-lines.ts";

/** Reads what a file has got since the last time. */
export interface FileFollower {
  /** Opens the file, if it is there already: what comes from now on is new. */
  begin(): Promise<void>;
  /** @throws what the system says, and PlotcastError where it is no file */
  read(): Promise<void>;
  close(): Promise<void>;
}

interface OpenFile {
  handle: FileHandle;
  inode: number;
  position: number;
  /** Its first bytes, by which a file that was cut and has grown again is known. */
  head: Uint8Array;
  decoder: StringDecoder;
}

/** Bytes that are read and handed on in one go: a millisecond or two. */
const CHUNK_BYTES = 16 * 1024;
/** How much of a file is looked at for its header. */
const HEADER_BYTES = 16 * 1024;
const HEAD_BYTES = 64;

/** Follows the file that has this path, whichever it is. */
export function createFileFollower(
  { path, from, ...settings }: { path: string; from: "start" | "end" } & TableSettings,
  context: SourceContext,
  signal: AbortSignal,
): FileFollower {
  const table = createTableLines(settings, context);
  const arrivals = createArrivals();
  const space = createSpacer();
  const buffer = new Uint8Array(CHUNK_BYTES);
  let found: Measurement[] = [];
  const createLines = () =>
    createLineSplitter(
      {},
      (line, number) => found.push(...arrivals.stamp(space(table.read(line, number)))),
      table.skip,
    );
  let lines = createLines();
  let file: OpenFile | undefined;
  let isFirst = true;

  async function openFile(): Promise<OpenFile> {
    const { ino } = await checkFile(path);
    const handle = await open(path);
    const opened = {
      handle,
      inode: ino,
      position: 0,
      head: new Uint8Array(),
      decoder: new StringDecoder("utf8"),
    };
    table.begin();
    return opened;
  }

  /** Learns the header of a file whose end is read. */
  async function skipToEnd(opened: OpenFile): Promise<void> {
    const { size } = await opened.handle.stat();
    const start = await readAt(opened.handle, 0, HEADER_BYTES);
    const text = new TextDecoder().decode(start);
    const whole = text.slice(0, text.lastIndexOf("\n") + 1).split("\n");
    // Up to the first row: what follows is none of ours.
    whole.findIndex((line, at) => table.read(line, at + 1).length > 0);
    opened.head = start.slice(0, HEAD_BYTES);
    opened.position = size;
    // A line that has begun is read from its begin.
    const end = await readAt(opened.handle, Math.max(0, size - CHUNK_BYTES), CHUNK_BYTES);
    const lastBreak = end.lastIndexOf(10);
    if (lastBreak >= 0 || size <= CHUNK_BYTES)
      opened.position = size - (end.length - lastBreak - 1);
  }

  async function handOver(): Promise<void> {
    const measurements = found;
    found = [];
    if (measurements.length > 0 && !signal.aborted) await context.take(measurements);
  }

  async function readToEnd(opened: OpenFile): Promise<void> {
    for (let isFirstChunk = true; !signal.aborted; isFirstChunk = false) {
      // While the last chunk was kept, the file may have become another.
      if (!isFirstChunk && (await wasCut(opened))) return;
      const { bytesRead } = await opened.handle.read(buffer, 0, CHUNK_BYTES, opened.position);
      if (bytesRead === 0) return;
      const bytes = buffer.subarray(0, bytesRead);
      rememberHead(opened, bytes);
      opened.position += bytesRead;
      await inPieces(opened.decoder.write(bytes), (piece) => lines.write(piece), context);
      await handOver();
    }
  }

  /** Whether the file was cut since it was last read. */
  async function wasCut({ handle, position, head }: OpenFile): Promise<boolean> {
    const { size } = await handle.stat();
    if (size < position) return true;
    return head.length > 0 && !sameBytes(head, await readAt(handle, 0, head.length));
  }

  async function endFile(opened: OpenFile, isWhole: boolean): Promise<void> {
    // The rest of a line of a file that was cut may stand anywhere.
    if (isWhole) lines.end();
    lines = createLines();
    await handOver();
    file = undefined;
    await opened.handle.close();
  }

  async function currentFile(): Promise<OpenFile> {
    if (file !== undefined && (await wasCut(file))) await endFile(file, false);
    if (file !== undefined) return file;
    const opened = await openFile();
    file = opened;
    if (isFirst && from === "end") await skipToEnd(opened);
    return opened;
  }

  return {
    async begin() {
      if (await isThere(path)) await currentFile().catch(() => {});
      isFirst = false;
    },
    async read() {
      const opened = await currentFile();
      await readToEnd(opened);
      // Where it was renamed, the next one may not be there yet, and it may still be written to.
      const now = await stat(path).catch(() => undefined);
      if (now === undefined || now.ino === opened.inode || signal.aborted) return;
      await readToEnd(opened);
      await endFile(opened, true);
      await readToEnd(await currentFile());
    },
    async close() {
      await file?.handle.close();
      file = undefined;
    },
  };
}

// As it was when it was read: meanwhile the file may be another.
function rememberHead(opened: OpenFile, bytes: Uint8Array): void {
  const { head, position } = opened;
  if (head.length < HEAD_BYTES && head.length === position) {
    opened.head = Uint8Array.from([...head, ...bytes.subarray(0, HEAD_BYTES - head.length)]);
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function checkFile(path: string) {
  const stats = await stat(path);
  if (stats.isFile()) return stats;
  throw new PlotcastError("INPUT_INVALID", "expected a file, got a folder or a device");
}

/** A copy of the bytes from a place on, fewer where the file ends. */
async function readAt(handle: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  const { bytesRead } = await handle.read(bytes, 0, length, position);
  return bytes.subarray(0, bytesRead);
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
