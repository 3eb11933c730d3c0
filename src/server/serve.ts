import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { PlotcastError } from "../error.ts";
import { hostError } from "./access.ts";
import { errorResponse } from "./error-response.ts";
import { isHostAllowed } from "./host.ts";

/** A server that listens. */
export interface Serving {
  /** The address to open, such as "http://localhost:1345". */
  url: string;
  port: number;
  /** Stops listening at once, and closes open connections when `drained` resolves (default: at once). */
  close(drained?: Promise<void>): Promise<void>;
}

/** The options of `serve`. */
export interface ServeOptions {
  /** Default 1345; 0 takes any free port. */
  port?: number;
  /** Default: this machine only ("localhost"). */
  host?: string;
  /**
   * Names that requests may ask for, besides IP addresses, localhost and `host`: others may be pointed to
   * this machine by pages of other sites.
   */
  allowHosts?: readonly string[];
}

/**
 * Starts an HTTP server.
 *
 * @throws PlotcastError `PORT_UNAVAILABLE` where the port is in use or not permitted.
 * @example
 * const { url } = await serve(live.handler, { port: 1345 });
 */
export function serve(
  handler: RequestListener,
  { port = 1345, host = "localhost", allowHosts = [] }: ServeOptions = {},
): Promise<Serving> {
  const allowed = [host, ...allowHosts];
  const server = createServer((req, res) => {
    if (isHostAllowed(req.headers.host, allowed)) handler(req, res);
    else refuseHost(res, req.headers.host);
  });
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(portError(port, error)));
    server.listen(port, host, () => {
      const actualPort = (server.address() as AddressInfo).port;
      resolve({
        port: actualPort,
        url: `http://${host === "0.0.0.0" || host === "::" ? "localhost" : host}:${actualPort}`,
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

function refuseHost(res: ServerResponse, host: string | undefined): void {
  const { status, headers, body } = errorResponse(hostError(host), () => {});
  res.writeHead(status, { ...headers, connection: "close" }).end(body);
}

function portError(port: number, error: NodeJS.ErrnoException): PlotcastError {
  const reason =
    error.code === "EADDRINUSE"
      ? "another program is using it; set PORT to a free one"
      : error.code === "EACCES"
        ? "this user may not use it; set PORT to one above 1023"
        : error.message;
  return new PlotcastError("PORT_UNAVAILABLE", `port ${port}: ${reason}`);
}
