/** What glides, and what fades out where it left. */
const GLIDING = ".y,.yo";

/** The glides of all charts. One that is over can be asked for no more, so they are kept as they begin. */
const begun = new Map<Animation, Element>();

/** The charts that have shown a frame since the last picture of the screen. */
export const drawn: Set<Element> = new Set();

/**
 * Starts the glides of charts anew after a frame, while all else in their pictures goes on. To ask for animations is
 * to have the styles of the whole page worked out, so all are asked for before anything changes.
 */
export function restartGlides(): void {
  for (const chart of drawn) {
    for (const gliding of chart.querySelectorAll(GLIDING)) {
      for (const one of gliding.getAnimations()) begun.set(one, chart);
    }
  }
  // Its element has left, or has another one now: to go on would bring it back.
  for (const one of begun.keys()) if (one.playState === "idle") begun.delete(one);
  for (const [one, chart] of begun) if (drawn.has(chart)) one.currentTime = 0;
  drawn.clear();
}
