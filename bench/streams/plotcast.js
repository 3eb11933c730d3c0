import { createServer } from "node:http";

// The hub draws, encodes and sends by itself as soon as points have come.
export function create({ live, push }) {
  return { server: createServer(live.handler), next: push };
}
