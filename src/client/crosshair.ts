import { restartGlides } from "./glide.ts";
import { type PageChart, pageCharts } from "./page-charts.ts";
import { readPlot } from "./plot.ts";

let pointed: PageChart | undefined;
let pointedX = 0;
let due = 0;
/** The tooltips that are shown: in each chart, that of the point nearest to the moment. */
let shown: SVGElement[] = [];

/** All charts of the page show their values at what lies below the pointer. @param chart undefined: none. */
export function point(chart?: PageChart, clientX = 0): void {
  pointed = chart;
  pointedX = clientX;
  showMoment();
}

/** A chart was drawn, or the pointer moved: once per picture of the screen, as there may be many. */
export function showMoment(): void {
  due ||= requestAnimationFrame(() => {
    due = 0;
    restartGlides();
    for (const { style } of shown) style.opacity = style.visibility = "";
    const plot = readPlot(pointed?.svg);
    const time = plot?.timeAt(pointedX) ?? 0;
    const isInside = plot && time >= plot.from && time <= plot.to;
    shown = isInside ? [...pageCharts].flatMap(({ svg }) => findNearest(svg, time) ?? []) : [];
    // Pictures of the past hide them otherwise than live ones.
    for (const { style } of shown) [style.opacity, style.visibility] = ["1", "visible"];
  });
}

function findNearest(svg: SVGSVGElement | null, time: number): SVGElement | undefined {
  const place = readPlot(svg)?.placeOf(time);
  let nearest: SVGElement | undefined;
  let least = 1 / 0;
  for (const tooltip of svg?.querySelectorAll<SVGElement>(".h:not(.p)>svg") ?? []) {
    const distance = Math.abs(+tooltip.getAttribute("x")! - place!);
    if (distance < least) {
      nearest = tooltip;
      least = distance;
    }
  }
  return nearest;
}
