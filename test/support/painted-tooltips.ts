import type { Page } from "playwright-core";

/** In one picture of the screen: for each chart of the page, the texts of the tooltips that are seen. */
export type PaintedTooltips = string[][];

/**
 * Looks at the tooltips of each picture of the screen, once all that a page does before it is painted is
 * done, until the first chart has shown this many frames.
 *
 * @param selector of the elements that hold a picture, and tell of each by an event `frame`.
 */
export async function paintedTooltips(
  page: Page,
  frames: number,
  selector = "live-chart",
): Promise<PaintedTooltips[]> {
  return page.evaluate(
    ({ frames, selector }) =>
      new Promise<PaintedTooltips[]>((resolve) => {
        type PaintedTooltips = string[][];
        const places = [...document.querySelectorAll(selector)];
        const seen: PaintedTooltips[] = [];
        let count = 0;
        const tooltipsOf = (place: Element): string[] => {
          const boxes = place.querySelectorAll(".h>svg,.h:not(:has(>svg))");
          const isSeen = (box: Element) =>
            box.checkVisibility({ opacityProperty: true, visibilityProperty: true });
          return [...boxes].filter(isSeen).map(({ textContent }) => textContent ?? "");
        };
        // Sizes are observed after all callbacks of animation frames, and before the screen is painted.
        const probe = document.createElement("div");
        probe.style.cssText = "position:fixed;left:0;bottom:0;height:1px";
        document.body.append(probe);
        const observer = new ResizeObserver(() => seen.push(places.map(tooltipsOf)));
        observer.observe(probe);
        let isEven = false;
        const next = () => {
          isEven = !isEven;
          probe.style.width = isEven ? "1px" : "2px";
          if (count < frames || seen.length === 0) return requestAnimationFrame(next);
          observer.disconnect();
          probe.remove();
          return resolve(seen);
        };
        places.at(0)?.addEventListener("frame", () => count++);
        requestAnimationFrame(next);
      }),
    { frames, selector },
  );
}
