import { chooseTimeStep } from "../chart/inner-face.ts";
import { PlotcastError } from "../error.ts";
import type { Hub } from "../live/hub.ts";
import type { Past, StillPicture } from "../live/past.ts";
import type { ViewOptions } from "../live/view.ts";
import type { ChartTimes } from "../live/view-window.ts";
import { createMessagePictures } from "./message-picture.ts";

/** What charts are drawn from. */
export interface Drawn {
  hub: Hub;
  past: Past;
}

/** Gets how long it takes, in ms, part by part: reading, too, as it keeps the store from others. */
type OnWork = (ms: number) => void;

/** Draws charts in their order, also of times that are not in memory. It rejects as `Hub.drawAll` does. */
async function drawCharts(
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

/**
 * The same where a chart that cannot be drawn, as a format function of its own throws, does not keep anybody
 * from the others: its picture says so.
 *
 * @param terms get the time it takes, and what such a drawing throws. It rejects where no chart can be drawn.
 */
export async function drawThoseThatCan(
  drawn: Drawn,
  names: readonly string[],
  view: ViewOptions,
  { onWork, onError }: { onWork: OnWork; onError: (error: unknown) => void },
): Promise<string[]> {
  try {
    return await drawCharts(drawn, names, view, onWork);
  } catch (error) {
    if (names.length === 1 || error instanceof PlotcastError) throw error;
  }
  const picture = createMessagePictures(view);
  const errors: unknown[] = [];
  const svgs: string[] = [];
  for (const name of names) {
    try {
      svgs.push(...(await drawCharts(drawn, [name], view, onWork)));
    } catch (error) {
      errors.push(error);
      svgs.push(picture({ title: name, text: "cannot be drawn" }));
    }
  }
  if (errors.length === names.length) throw errors[0];
  for (const error of errors) onError(error);
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
