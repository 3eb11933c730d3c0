import type { RequestListener } from "node:http";
import { PlotcastError, describeValue } from "../error.ts";
import type { Live } from "../server/create-live.ts";
import { serve } from "../server/serve.ts";
import type { ServeFlags } from "./flags.ts";
import { printError } from "./print-error.ts";

/** A server that listens before there are charts: loading what draws them takes longer than all else. */
export interface Listening {
  /**
   * Serves charts until the process ends, and prints their address. Requests have waited for them.
   *
   * @param finish what is left to do once all viewers have gone.
   */
  show(live: Live, finish?: () => Promise<void>): void;
}

/** @throws PlotcastError `PORT_UNAVAILABLE`, `OPTION_INVALID`. */
export async function listen({ port, host, allowHost }: ServeFlags): Promise<Listening> {
  let start: (handler: RequestListener) => void = () => {};
  const started = new Promise<RequestListener>((resolve) => (start = resolve));
  let handler: RequestListener = (req, res) => void started.then((charts) => charts(req, res));
  const { url, close } = await serve((req, res) => handler(req, res), {
    port: port ?? readPort(process.env["PORT"]),
    host,
    allowHosts: allowHost,
  });
  return {
    show(live, finish) {
      handler = live.handler;
      start(handler);
      process.stdout.write(`plotcast: ${url}\n`);
      endWithProcess(async () => {
        try {
          const drained = live.drain();
          await Promise.all([drained, close(drained)]);
        } finally {
          await finish?.();
        }
      });
    },
  };
}

/** The first signal ends the process once all viewers are drained; a second one ends it at once. */
function endWithProcess(end: () => Promise<void>): void {
  let ending = false;
  const onSignal = () => {
    if (ending) process.exit(0);
    ending = true;
    void end()
      .catch(printError)
      .finally(() => process.exit(0));
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
}

const DEFAULT_PORT = 1345;

function readPort(text: string | undefined): number {
  if (text === undefined || text === "") return DEFAULT_PORT;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new PlotcastError(
    "OPTION_INVALID",
    `environment variable PORT: expected a port from 0 to 65535, got ${describeValue(text)}`,
  );
}
