import { createServer } from "node:http";

// The hub draws, encodes and sends by itself after a push.
export function create({ live, push }) {
  return { server: createServer(live.handler), next: push };
}
