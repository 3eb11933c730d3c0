import { type AddressInfo, type Socket, createServer } from "node:net";
import { createLineSplitter } from "../ingest/lines.ts";
import { portError } from "./port-error.ts";

/** What lines are handed to, and where a server listens for them. */
export interface TextServerOptions {
  host: string;
  /** 0 is any free port. */
  port: number;
  maxConnections: number;
  onLine(line: string): void;
  onTooLong(): void;
  /** Hears of a connection that was closed, as it speaks HTTP. */
  onHttp(): void;
}

/** A TCP server of lines. */
export interface TextServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Listens for lines of text over TCP.
 *
 * @throws PlotcastError PORT_UNAVAILABLE.
 */
export async function openTextServer(options: TextServerOptions): Promise<TextServer> {
  const { host, port, maxConnections } = options;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const lines = createLines(socket, options);
    sockets.add(socket);
    // Its end is told by "close" as well.
    socket.setEncoding("utf8").on("error", () => {});
    socket.on("data", (text: string) => lines.write(text));
    socket.on("end", () => lines.end());
    socket.on("close", () => sockets.delete(socket));
  });
  server.maxConnections = maxConnections;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(portError(error, `TCP port ${port} on ${host}`)));
    server.listen(port, host, resolve);
  });
  // Such as too many open files: those who are connected stay.
  server.on("error", () => {});
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** As in `POST /x HTTP/1.1`. */
const HTTP_REQUEST = / HTTP\/\d(?:\.\d)?$/;

/**
 * Reads the lines of a connection. A page of another site can have a browser post anything anywhere, so one
 * that begins as HTTP does is closed, and so is one whose first line is too long to see that.
 */
function createLines(socket: Socket, { onLine, onTooLong, onHttp }: TextServerOptions) {
  let isFirst = true;
  let isClosed = false;

  function close(tell: () => void): void {
    isClosed = true;
    socket.destroy();
    tell();
  }

  function read(line: string): void {
    if (isClosed) return;
    const isHttp = isFirst && HTTP_REQUEST.test(line);
    isFirst = false;
    if (isHttp) close(onHttp);
    else onLine(line);
  }

  return createLineSplitter({}, read, () => {
    if (isClosed) return;
    if (isFirst) close(onTooLong);
    else onTooLong();
  });
}
