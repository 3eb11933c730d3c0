import { createTeleplotReader } from "../ingest/teleplot.ts";
import { createBatch } from "./batch.ts";
import { checkPort, checkText } from "./check-options.ts";
import { openDatagrams } from "./datagrams.ts";
import type { ListeningSource, RunningListener } from "./listening-source.ts";
import { noteProblems } from "./note-problems.ts";
import type { SourceContext } from "./source.ts";
import { createTroubleTeller } from "./trouble.ts";

/** The options of `teleplot`. */
export interface TeleplotOptions {
  /** 0 is any free port. Default 47269, as Teleplot's own. */
  port?: number;
  /** Default 127.0.0.1: this machine alone. */
  host?: string;
}

/**
 * Listens over UDP for what programs and devices send to Teleplot.
 *
 * @throws PlotcastError OPTION_INVALID.
 */
export function teleplot({
  port = 47_269,
  host = "127.0.0.1",
}: TeleplotOptions = {}): ListeningSource {
  checkPort("port", port);
  checkText("host", host, "an address of this machine");
  return { name: `teleplot on ${host}:${port}`, start: (context) => start(host, port, context) };
}

async function start(host: string, port: number, context: SourceContext): Promise<RunningListener> {
  const reader = createTeleplotReader();
  const batch = createBatch(context);
  const tellTrouble = createTroubleTeller(context);
  const datagrams = await openDatagrams({
    host,
    port,
    onPacket(text, sender) {
      const reading = reader.read(text, sender, Date.now());
      noteProblems(context, reading);
      batch.add(reading.measurements);
    },
    onError: (error) => tellTrouble(error.message),
  });
  let stopping: Promise<void> | undefined;
  async function stop(): Promise<void> {
    await datagrams.close();
    await batch.end();
  }
  return { port: datagrams.port, stop: () => (stopping ??= stop()) };
}
