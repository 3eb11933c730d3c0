import type { Host } from "./host.ts";

/**
 * So old may a picture out of sight be: others than eyes may read it, such as a search in the page. Not all
 * charts are drawn at the same moment.
 */
const maxAgeMs = () => 5000 * (1 + Math.random());
/** What is a screen away may be in sight before the next frame comes: in the page, and in what scrolls within it. */
const NEAR = { rootMargin: "100%", scrollMargin: "100%" };

/**
 * Has the frames of a chart drawn at once where it is in sight. Elsewhere the newest one waits: to parse it, lay it
 * out and move it takes as long as where it is seen, and most charts of a long page are not.
 */
export function createSight(host: Host, draw: (frame: string) => void) {
  let waiting: string | undefined;
  let isNear = true;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function drawWaiting(): void {
    clearTimeout(timer);
    timer = undefined;
    const frame = waiting;
    waiting = undefined;
    // A reader who looks at the past goes on with it.
    if (frame && !host.range) draw(frame);
  }

  new IntersectionObserver((entries) => {
    isNear = entries.at(-1)!.isIntersecting;
    if (isNear) drawWaiting();
  }, NEAR).observe(host);

  return {
    drawWaiting,
    show(frame: string): void {
      waiting = frame;
      // In another document, as in a small window, it is seen by what this one does not observe.
      if (isNear || host.always || host.ownerDocument !== document) drawWaiting();
      else timer ??= setTimeout(drawWaiting, maxAgeMs());
    },
  };
}
