import { connect } from "node:net";
import { onTestFinished } from "vitest";

/** Sends requests of one address in one packet. @returns how many were answered. */
export function pipeline(
  port: number,
  method: string,
  paths: readonly string[],
  headers: Record<string, string> = {},
): () => number {
  const lines = Object.entries({ host: "localhost", ...headers }).map(([k, v]) => `${k}: ${v}\r\n`);
  const socket = connect(port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  let text = "";
  socket.on("data", (data) => (text += data.toString("latin1")));
  socket.write(paths.map((path) => `${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n`).join(""));
  return () => text.split("HTTP/1.1 ").length - 1;
}
