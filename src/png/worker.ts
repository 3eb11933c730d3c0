// A thread that draws PNGs, started by png-thread.ts. The build makes it a file of its own that imports no
// other of the package, so that bundlers may copy it.
import { parentPort } from "node:worker_threads";
import { drawPng, loadResvg } from "./draw-png.ts";
import { errorMessage, type PngMessage, type PngRequest } from "./worker-messages.ts";

// Also where it is missing: then each request hears so.
const loading = loadResvg();
loading.catch(() => {});

async function draw({ svg, scale }: PngRequest): Promise<PngMessage> {
  try {
    // A copy, whose memory can be handed over; the renderer's own cannot.
    const png = new Uint8Array(drawPng(await loading, svg, { scale, warn }));
    return { kind: "png", png };
  } catch (error) {
    return errorMessage(error);
  }
}

/** Warnings of this thread's process are heard by nobody. */
function warn(text: string): void {
  say({ kind: "warning", text });
}

function say(message: PngMessage): void {
  parentPort?.postMessage(message, message.kind === "png" ? [message.png.buffer] : []);
}

parentPort?.on("message", (request: PngRequest) => void draw(request).then(say));
say({ kind: "ready" });
