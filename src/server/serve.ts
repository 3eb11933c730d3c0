import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describeValue, PlotcastError } from "../error.ts";
import { hostError } from "./access.ts";
import { optionError, isRecord, numberBetween } from "../chart/inner-face.ts";
import { checkOptionNames } from "../live/option-error.ts";
import { errorResponse } from "./error-response.ts";
import { checkHosts, isHostAllowed } from "./host.ts";

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
 * @throws PlotcastError `OPTION_INVALID`; `PORT_UNAVAILABLE` where the port is in use or not permitted.
 * @example
 * const { url } = await serve(live.handler, { port: 1345 });
 */
export async function serve(
  handler: RequestListener,
  options: ServeOptions = {},
): Promise<Serving> {
  checkArguments(handler, options);
  const { port = 1345, host = "localhost", allowHosts = [] } = options;
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
        url: `http://${hostOfUrl(host)}:${actualPort}`,
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

/** All addresses are reached by this one, and an IPv6 address stands in brackets (RFC 3986, 3.2.2). */
function hostOfUrl(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

const PORT = numberBetween(0, 65_535).check;

const CHECKS: { [Name in keyof ServeOptions]-?: (value: unknown) => string | undefined } = {
  port: (value) => (Number.isInteger(value) ? PORT(value) : "a whole number from 0 to 65535"),
  host: (value) =>
    typeof value === "string" && value !== ""
      ? undefined
      : 'a name or an address such as "0.0.0.0"',
  allowHosts: checkHosts,
};

function checkArguments(handler: unknown, options: ServeOptions): void {
  if (typeof handler !== "function") {
    const meant = isRecord(handler) && "handler" in handler ? " (did you mean live.handler?)" : "";
    const got = describeValue(handler);
    const message = `serve: expected a handler such as live.handler${meant}, got ${got}`;
    throw new PlotcastError("OPTION_INVALID", message);
  }
  checkOptionNames("serve", options, Object.keys(CHECKS));
  for (const [name, check] of Object.entries(CHECKS)) {
    const value = options[name as keyof ServeOptions];
    const expected = value === undefined ? undefined : check(value);
    if (expected !== undefined) throw optionError("serve", name, expected, value);
  }
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
