/** How soon the same trouble is reported again, in ms. */
const AGAIN_MS = 60_000;

/** Troubles that are remembered. */
const MAX_KNOWN = 16;

/** Tells each trouble when it comes; one that comes and goes with every batch, at most once a minute. */
export function createTroubles(
  tell: (text: string) => void,
  now: () => number = () => performance.now(),
): (text: string) => void {
  const told = new Map<string, number>();
  return (text) => {
    if (now() - (told.get(text) ?? -Infinity) < AGAIN_MS) return;
    if (told.size >= MAX_KNOWN) told.clear();
    told.set(text, now());
    tell(text);
  };
}
