import { on } from "./on.ts";
import { streamUrl } from "./refused.ts";

/** A refused connection is tried again after this time, then after twice as long, and so on, … */
const FIRST_RETRY_MS = 1000;
/** … up to this one. */
const MAX_RETRY_MS = 16_000;
/** A connection that comes back within this time was not lost: servers close each now and then. */
const LOST_MS = 3000;
/** A stream that ends within this time was refused, or says only why it is. */
const SHORT_MS = 1000;
const TURN_MS = 5000;
/**
 * A timer that comes so late slept, and its connection may be dead without a sign. Timers of hidden pages
 * run once a minute.
 */
const ASLEEP_MS = 90_000;

/**
 * Watches charts of one address over one connection, and comes back after whatever ends it.
 *
 * @param address of the event stream, without charts.
 * @param onFrame gets the frames of each chart, as it was asked for.
 * @param onChange called when the connection is lost, and when it works again.
 * @param onShort called with the charts of a stream that ended right after it began.
 * @returns what says which charts to watch from now on.
 */
export function createStream(
  address: string,
  onFrame: (chart: string, frame: string) => void,
  onChange: (isLost: boolean) => void,
  onShort: (charts: readonly string[]) => void,
): (charts: readonly string[]) => void {
  let charts: readonly string[] = [];
  let source: EventSource | undefined;
  let retryMs = FIRST_RETRY_MS;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let losing: ReturnType<typeof setTimeout> | undefined;
  let lastTurn = Date.now();
  let lastSign = 0;
  let opened = 0;
  let maxSilence = 1 / 0;

  function isHere(): void {
    lastSign = Date.now();
    clearTimeout(losing);
    losing = undefined;
    onChange(false);
  }

  function lose(): void {
    losing ??= setTimeout(onChange, LOST_MS, true);
  }

  function connect(): void {
    clearTimeout(retry);
    source?.close();
    if (charts.length === 0) {
      // Else a loss would not be told to the charts that come next: it counts as told.
      clearTimeout(losing);
      losing = undefined;
      return;
    }
    lastSign = Date.now();
    // A server that hangs answers nothing, not even an error.
    lose();
    const now = (source = new EventSource(streamUrl(address, charts)));
    const listeners: Record<string, (event: MessageEvent<string>) => void> = {
      open() {
        opened = Date.now();
        isHere();
      },
      error() {
        if (now !== source) return;
        lose();
        // A browser asks again by itself, but not where it was refused.
        const isRefused = now.readyState === 2;
        if (isRefused || Date.now() - opened < SHORT_MS) onShort(charts);
        opened = 0;
        if (!isRefused) return;
        retry = setTimeout(connect, retryMs * (0.5 + Math.random()));
        retryMs = Math.min(MAX_RETRY_MS, 2 * retryMs);
      },
      // ACK: a sign of life, which says by when the next one comes.
      "\u0006"({ data }) {
        isHere();
        maxSilence = 2.5 * Number(data);
      },
    };
    for (const chart of charts) {
      const hear = ({ data }: MessageEvent<string>) => {
        isHere();
        retryMs = FIRST_RETRY_MS;
        onFrame(chart, data);
      };
      // Where a server has no room for a look of one's own, the chart comes under its name, as it is.
      const [name = ""] = chart.split(/\?(?!.*\?)/);
      now.addEventListener(chart, hear);
      now.addEventListener(name || "?", hear);
    }
    on(now, listeners);
  }

  setInterval(() => {
    const now = Date.now();
    if (now - lastTurn > ASLEEP_MS || now - lastSign > maxSilence) connect();
    lastTurn = now;
  }, TURN_MS);
  // The network may be another one.
  on(globalThis, { online: connect });

  return (wanted) => {
    charts = wanted;
    connect();
  };
}
