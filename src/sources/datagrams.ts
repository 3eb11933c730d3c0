import { type Socket, type SocketType, createSocket } from "node:dgram";
import { isIPv6 } from "node:net";
import { portError } from "./port-error.ts";

/** What a socket's packets are handed to, and where it listens. */
export interface DatagramOptions {
  host: string;
  /** 0 is any free port. */
  port: number;
  /** @param sender its address and port */
  onPacket(text: string, sender: string): void;
  onError(error: Error): void;
}

/** A UDP socket that listens. */
export interface Datagrams {
  readonly port: number;
  close(): Promise<void>;
}

/** Room for what comes while the program does something else; the system may allow less. */
const RECEIVE_BUFFER_BYTES = 8 * 1024 * 1024;

/**
 * Listens for packets of text.
 *
 * @throws PlotcastError PORT_UNAVAILABLE.
 */
export async function openDatagrams(options: DatagramOptions): Promise<Datagrams> {
  const { host, port, onPacket, onError } = options;
  const type: SocketType = isIPv6(host) ? "udp6" : "udp4";
  const socket = createSocket({ type });
  await bind(socket, host, port);
  socket.on("message", (packet, { address, port: from }) => {
    onPacket(packet.toString(), `${address}:${from}`);
  });
  socket.on("error", onError);
  enlarge(socket);
  return {
    port: socket.address().port,
    close: () => new Promise((closed) => socket.close(() => closed())),
  };
}

function bind(socket: Socket, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once("error", (error) => {
      socket.close();
      reject(portError(error, `UDP port ${port} on ${host}`));
    });
    socket.bind(port, host, () => {
      socket.removeAllListeners("error");
      resolve();
    });
  });
}

// Where the system refuses it, its default has to do.
function enlarge(socket: Socket): void {
  try {
    socket.setRecvBufferSize(RECEIVE_BUFFER_BYTES);
  } catch {}
}
