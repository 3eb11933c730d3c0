import type { Live } from "../server/create-live.ts";

/** A chart that stands where the input's will be, and says why there are none yet. */
export interface StatusChart {
  /** Nothing is shown where there are other charts: those of pushes. */
  show(text: string): void;
  hide(): void;
}

export function createStatusChart(live: Live, name: string, title: string): StatusChart {
  let isShown = false;
  return {
    show(text) {
      if (!isShown && live.names().length > 0) return;
      if (!isShown) live.addChart(name, { title });
      isShown = true;
      if (live.has(name)) live.setEmpty(name, text);
    },
    hide() {
      if (isShown && live.has(name)) live.removeChart(name);
      isShown = false;
    },
  };
}
