import type { FrameSource } from "./frame.ts";
import type { View } from "./view.ts";

/** The frame sources there are: one for each view, however many draw from it. */
export interface FrameSources {
  /** For one drawing. What was drawn last is kept for the next who asks, but not for long. */
  borrow(view: View): FrameSource;
  /** For as long as the view is watched; to be released as often as it was taken. */
  take(view: View): FrameSource;
  release(view: View): void;
  /** How many views are watched. */
  watched(): number;
}

/** How many views that nobody watches are kept for those who ask again. */
const MOST_IDLE = 16;

export function createFrameSources(create: (view: View) => FrameSource): FrameSources {
  const watched = new Map<string, { source: FrameSource; takers: number }>();
  const idle = new Map<string, FrameSource>();

  function borrow(view: View): FrameSource {
    const known = watched.get(view.key)?.source ?? idle.get(view.key);
    if (known !== undefined) return known;
    const source = create(view);
    if (idle.size >= MOST_IDLE) idle.delete(idle.keys().next().value ?? "");
    idle.set(view.key, source);
    return source;
  }

  return {
    borrow,
    take(view) {
      const entry = watched.get(view.key) ?? { source: borrow(view), takers: 0 };
      entry.takers++;
      watched.set(view.key, entry);
      idle.delete(view.key);
      return entry.source;
    },
    release({ key }) {
      const entry = watched.get(key);
      if (entry === undefined) return;
      entry.takers--;
      if (entry.takers === 0) watched.delete(key);
    },
    watched: () => watched.size,
  };
}
