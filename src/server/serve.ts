import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { PlotcastError } from "../error.ts";

/** A server that listens. */
export interface Serving {
  /** Where to open it, such as "http://localhost:1345". */
  url: string;
  port: number;
  /** Stops listening at once and, when `drained` is resolved (default: at once), ends what is open. */
  close(drained?: Promise<void>): Promise<void>;
}

export interface ServeOptions {
  /** Default 1345; 0 takes any free one. */
  port?: number;
  /** Default: this machine only ("localhost"). */
  host?: string;
}

/**
 * Listens over HTTP.
 *
 * @throws PlotcastError `PORT_UNAVAILABLE` where the port is taken or may not be used.
 * @example
 * const { url } = await serve(live.handler, { port: 1345 });
 */
export function serve(
  handler: RequestListener,
  { port = 1345, host = "localhost" }: ServeOptions = {},
): Promise<Serving> {
  const server = createServer(handler);
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(unavailable(port, error)));
    server.listen(port, host, () => {
      const taken = (server.address() as AddressInfo).port;
      resolve({
        port: taken,
        url: `http://${host === "0.0.0.0" || host === "::" ? "localhost" : host}:${taken}`,
        close: async (drained) => {
          const closed = new Promise<void>((done) => server.close(() => done()));
          await drained;
          server.closeAllConnections();
          await closed;
        },
      });
    });
  });
}

function unavailable(port: number, error: NodeJS.ErrnoException): Error {
  const reason =
    error.code === "EADDRINUSE"
      ? "another program is using it; set PORT to a free one"
      : error.code === "EACCES"
        ? "this user may not use it; set PORT to one above 1023"
        : error.message;
  return new PlotcastError("PORT_UNAVAILABLE", `port ${port}: ${reason}`);
}
