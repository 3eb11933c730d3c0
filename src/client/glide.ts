/** What glides, and what fades out where it left. */
const GLIDING = ".y,.yo";

/**
 * Follows the glide of a chart.
 *
 * @param place the element around the picture.
 * @returns a function that starts it anew after a frame, while all else in the picture goes on.
 */
export function createGlide(place: Element): () => void {
  // One that is over can be asked for no more, so all are kept as they begin.
  const begun = new Set<Animation>();
  return () => {
    for (const one of place.getAnimations({ subtree: true })) {
      if ((one.effect as KeyframeEffect).target!.matches(GLIDING)) begun.add(one);
    }
    for (const one of begun) {
      // Its element has left, or has another one now: to play it would bring it back.
      if (one.playState === "idle") begun.delete(one);
      else {
        one.currentTime = 0;
        one.play();
      }
    }
  };
}
