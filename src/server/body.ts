import type { IncomingMessage } from "node:http";
import { PlotcastError } from "../error.ts";
import {
  type BodyTerms,
  type SentBody,
  checkLength,
  createBodyBytes,
  cutShort,
  tookTooLong,
} from "./body-bytes.ts";

/**
 * Reads the body of a request of Node's, or takes what a body parser has read.
 *
 * @throws PlotcastError as `Bodies.read` does, and `INPUT_INVALID` for what cannot be taken back.
 */
export async function readNodeBody(
  req: IncomingMessage & { body?: unknown },
  terms: BodyTerms,
): Promise<SentBody> {
  if (req.readableEnded || req.readableDidRead) {
    const body = createBodyBytes(terms);
    body.add(parsedBytes(req.body));
    return { bytes: body.finish(), coding: undefined };
  }
  checkLength(req.headers["content-length"], terms.maxBytes);
  return { bytes: await collect(req, terms), coding: req.headers["content-encoding"] };
}

async function collect(req: IncomingMessage, terms: BodyTerms): Promise<Uint8Array<ArrayBuffer>> {
  // It would tell of its end no more.
  if (req.destroyed) throw cutShort();
  const body = createBodyBytes(terms);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(tookTooLong(terms))), terms.timeoutMs);
    const onData = (piece: Uint8Array) => {
      try {
        body.add(piece);
      } catch (error) {
        settle(() => reject(error));
      }
    };
    const onEnd = () => settle(() => finish(body.finish, resolve, reject));
    const onCut = () => settle(() => reject(cutShort()));

    /** What comes after that is not read: the response says that the connection ends. */
    function settle(call: () => void): void {
      clearTimeout(timer);
      req.off("data", onData).off("end", onEnd).off("close", onCut).pause();
      call();
    }

    req.on("data", onData).on("end", onEnd).on("close", onCut).on("error", onCut);
  });
}

function finish<T>(call: () => T, resolve: (value: T) => void, reject: (error: unknown) => void) {
  try {
    resolve(call());
  } catch (error) {
    reject(error);
  }
}

/**
 * Reads the body of a web-standard request.
 *
 * @throws PlotcastError as `Bodies.read` does.
 */
export async function readWebBody(request: Request, terms: BodyTerms): Promise<SentBody> {
  if (request.bodyUsed) {
    throw new PlotcastError("INPUT_INVALID", "body: expected one, but another handler has read it");
  }
  checkLength(request.headers.get("content-length"), terms.maxBytes);
  const body = createBodyBytes(terms);
  if (request.body !== null) await readAll(request.body.getReader(), terms, body.add);
  const coding = request.headers.get("content-encoding") ?? undefined;
  return { bytes: body.finish(), coding };
}

async function readAll(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  terms: BodyTerms,
  add: (piece: Uint8Array) => void,
): Promise<void> {
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    cancel(reader);
  }, terms.timeoutMs);
  try {
    for (;;) {
      const piece = await reader.read().catch(() => undefined);
      if (isLate) throw tookTooLong(terms);
      if (piece === undefined) throw cutShort();
      if (piece.value === undefined) return;
      add(piece.value);
    }
  } finally {
    clearTimeout(timer);
    cancel(reader);
  }
}

/** Nothing more is wanted of it; that it is over already, or broken, does no harm. */
function cancel(reader: ReadableStreamDefaultReader<Uint8Array>): void {
  reader.cancel().catch(() => {});
}

const encoder = new TextEncoder();

/** What a parser made of a body, as bytes again: bytes themselves, a text, or JSON. */
function parsedBytes(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  if (typeof body === "string") return encoder.encode(body);
  if (typeof body !== "object" || body === null) {
    throw new PlotcastError("INPUT_INVALID", "body: expected one, but another handler has read it");
  }
  return encoder.encode(formText(body) ?? JSON.stringify(body));
}

/**
 * JSON that was posted as a form, as curl does by default, and that a parser took for its only field.
 *
 * @throws PlotcastError `INPUT_INVALID` where the parser found more than one in it.
 */
function formText(body: object): string | undefined {
  const fields = Object.entries(body);
  const [name = "", value] = fields[0] ?? [];
  if (!/^\s*[[{]/.test(name)) return undefined;
  // Some parsers take the brackets of a list for their own.
  if (fields.length === 1 && value === "") return isJson(name) ? name : `[${name}]`;
  const expected = "expected JSON with the header content-type: application/json";
  throw new PlotcastError("INPUT_INVALID", `body: ${expected}, got what was read as a form`);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
