import { PlotcastError, describeValue } from "../error.ts";
import type { Live } from "../server/create-live.ts";
import { serve } from "../server/serve.ts";
import type { ServeFlags } from "./flags.ts";

/** Serves charts until the process ends, and prints their address. */
export async function listen(live: Live, { port, host, allowHost }: ServeFlags): Promise<void> {
  const { url, close } = await serve(live.handler, {
    port: port ?? readPort(process.env["PORT"]),
    host,
    allowHosts: allowHost,
  });
  process.stdout.write(`plotcast: ${url}\n`);
  endWithProcess(async () => {
    const drained = live.drain();
    await Promise.all([drained, close(drained)]);
  });
}

/** The first signal ends the process once all viewers are drained; a second one ends it at once. */
function endWithProcess(end: () => Promise<void>): void {
  let ending = false;
  const onSignal = () => {
    if (ending) process.exit(0);
    ending = true;
    void end().then(() => process.exit(0));
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
