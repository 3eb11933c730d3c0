import { streamUrl } from "./refused.ts";

/** A longer address is refused for good: nginx takes 8 KB of a line, Node 16 KB of all headers. */
const MAX_LENGTH = 7000;
/** A browser opens six connections to a host, and its pages need some. */
export const MAX_PARTS = 3;

/** Shares charts out among streams whose addresses are no longer than servers take, as long as a few will do. */
export function splitCharts(address: string, charts: readonly string[]): string[][] {
  const length = streamUrl(address, charts).href.length;
  const count = Math.min(MAX_PARTS, Math.ceil(length / MAX_LENGTH));
  const parts = Array.from({ length: MAX_PARTS }, (): string[] => []);
  let sum = 0;
  for (const chart of charts) {
    parts[Math.floor((sum / length) * count)]!.push(chart);
    sum += streamUrl(address, [chart]).href.length - streamUrl(address, []).href.length;
  }
  return parts;
}
