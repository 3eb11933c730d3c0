import type { MqttClient } from "mqtt";
import { MAX_MESSAGE_BYTES } from "../limits.ts";

/** A packet's own bytes besides its message: header, topic, and what a socket reads at once. */
const MAX_OTHER_BYTES = 128 * 1024;

/**
 * Cuts a connection on which a packet comes that is larger than any message that is read: the library would
 * keep a quarter of a gigabyte in memory until it is whole.
 */
export function boundPackets(client: MqttClient, onCut: (problem: string) => void): void {
  let bytes = 0;
  client.on("packetreceive", () => (bytes = 0));
  client.stream.on("data", (chunk: Uint8Array) => {
    bytes += chunk.byteLength;
    if (bytes <= MAX_MESSAGE_BYTES + MAX_OTHER_BYTES) return;
    onCut(`expected messages of at most ${MAX_MESSAGE_BYTES} bytes, got a larger one`);
    client.stream.destroy();
  });
}
