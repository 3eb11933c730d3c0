import { chooseTimeStep } from "../chart/inner-face.ts";
import type { Hub } from "../live/hub.ts";
import type { Past, StillPicture } from "../live/past.ts";
import type { ViewOptions } from "../live/view.ts";
import type { ChartTimes } from "../live/view-window.ts";

/** What charts are drawn from. */
export interface Drawn {
  hub: Hub;
  past: Past;
}

/** Gets how long it takes, in ms, part by part: reading, too, as it keeps the store from others. */
type OnWork = (ms: number) => void;

/** Draws charts in their order, also of times that are not in memory. It rejects as `Hub.drawAll` does. */
export async function drawCharts(
  drawn: Drawn,
  names: readonly string[],
  view: ViewOptions,
  onWork: OnWork,
): Promise<string[]> {
  const { hub } = drawn;
  if (!isStill(view)) {
    await loadViews(drawn, names, view, onWork);
    return hub.drawAll(names, view, onWork);
  }
  const svgs: string[] = [];
  // One after another: what is read for each may be large.
  for (const name of names) {
    const still = await readStill(drawn, name, view, onWork);
    if (still === undefined) svgs.push(...(await hub.drawAll([name], view, onWork)));
    else svgs.push(await still.draw(onWork));
  }
  return svgs;
}

/** Whether a view shows a stretch of time or a moment, which no stream goes on with. */
export function isStill({ from, to, at }: ViewOptions): boolean {
  return from !== undefined || to !== undefined || at !== undefined;
}

/** Reads what a view shows that is not in memory; undefined where all of it is. */
export function readStill(
  { past }: Drawn,
  name: string,
  view: ViewOptions,
  onWork: OnWork,
): Promise<StillPicture> | undefined {
  return isStill(view) ? timed(past.still(name, view), onWork) : undefined;
}

/** Reads what views show that is not in memory; undefined where all of it is. */
export function loadViews(
  { past }: Drawn,
  names: readonly string[],
  view: ViewOptions,
  onWork: OnWork,
): Promise<void> | undefined {
  return timed(past.load(names, view), onWork);
}

/** How much time charts show, and how much there is of each. */
export function readTimes({ hub, past }: Drawn, names: readonly string[]): Promise<ChartTimes[]> {
  return Promise.all(
    names.map(async (name) => {
      const times = hub.times(name);
      return {
        ...times,
        keptMs: Math.max(times.keptMs, chooseTimeStep(await past.keptMs(name)).ms),
      };
    }),
  );
}

function timed<T>(reading: Promise<T> | undefined, onWork: OnWork): Promise<T> | undefined {
  const started = performance.now();
  return reading?.finally(() => onWork(performance.now() - started));
}
