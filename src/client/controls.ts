import { point } from "./crosshair.ts";
import type { Host } from "./host.ts";
import { on } from "./on.ts";
import type { PageChart } from "./page-charts.ts";
import { type Plot, readPlot } from "./plot.ts";
import { trust } from "./trust.ts";
import { previewRange, type Range } from "./zoom.ts";

export const STYLE =
  // Time runs to the right in each page, and so the buttons stand, and the selection is placed.
  ":host(:not([hidden])){display:block;direction:ltr;position:relative;touch-action:pan-y}" +
  ":host([state=lost]) slot{display:block;opacity:.4}" +
  "canvas{display:block;max-width:100%}" +
  "div,p,i{position:absolute;top:4px;right:4px;margin:0}" +
  ":host(:not(:hover,:focus-within)) div{opacity:0}" +
  "p{top:auto;bottom:4px;background:var(--live-chart-background,Canvas)}" +
  "i{bottom:4px;background:var(--live-chart-selection,#48f4)}";

/**
 * A button says the key that does the same. The first four are of use where there is time along x. To an HTML
 * parser a button ends where the next one begins. The canvas is not seen: where a place is as wide as what it holds,
 * such as a table's cell, it is what the place holds before there is a picture, and gives way as a picture does.
 */
const PARTS =
  "<slot></slot><i part=selection></i><div part=toolbar>" +
  "<button part=button value=ArrowLeft>Earlier" +
  "<button part=button value=->−" +
  "<button part=button value=+>+" +
  "<button part=button value=ArrowRight>Later" +
  "<button part=button value=' '>Pause" +
  "<button part=button value=Escape>Live" +
  "</div><p part=status role=status></p><canvas width=800 height=0>";

/** A pointer that moves by no more than this clicks. */
const CLICK_PIXELS = 6;

/**
 * Gives a chart buttons, keys and gestures: to show values, to choose a stretch by dragging, and to move
 * one that is shown. With the shift key the two are exchanged.
 *
 * @param act does what a key does, and says whether that is anything.
 * @returns a function that says in words what has changed, for eyes and for screen readers, and shows
 * the buttons that are of use.
 */
export function createControls(
  host: Host,
  chart: PageChart,
  act: (key: string) => boolean,
): (words: string | false, shown: Plot | undefined, goesOn: boolean) => void {
  const root = host.attachShadow({ mode: "open" });
  root.innerHTML = trust().createHTML(PARTS);
  const [, selection, toolbar, status] = root.children as unknown as HTMLElement[];
  const isOff = () => host.controls === "none";
  let plot: Plot | undefined;
  let startX = 0;
  let msPerPixel = 0;
  let isPan = false;
  let range: Range | undefined;

  function end({ type }: Event): void {
    plot = undefined;
    selection!.style.cssText = "";
    if (range && type === "pointerup") host.zoomTo(range.from, range.to);
    range = undefined;
  }

  on(toolbar!, {
    click({ target }) {
      act(target.value);
      // The button may be gone now.
      host.focus();
    },
  });
  on(host, {
    keydown(event) {
      // A button that has the focus takes its keys itself.
      if (isOff() || event.composedPath()[0] !== host) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (act(event.key)) event.preventDefault();
    },
    pointerdown({ button, shiftKey, clientX, target }) {
      // Texts can be selected, as anywhere.
      plot = isOff() || button || target.closest("a,text") ? undefined : readPlot(chart.svg);
      startX = clientX;
      isPan = !host.range === shiftKey;
    },
    selectstart(event) {
      if (plot) event.preventDefault();
    },
    pointermove(event) {
      const { clientX, pointerId, buttons } = event;
      // The button was let go where this chart did not hear of it.
      if (plot && !buttons) end(event);
      if (!plot) return point(chart, clientX);
      if (!range) {
        if (Math.abs(clientX - startX) < CLICK_PIXELS) return;
        point();
        host.setPointerCapture(pointerId);
        msPerPixel = plot.timeAt(1) - plot.timeAt(0);
      }
      const { from, to } = plot;
      const ms = (clientX - startX) * msPerPixel;
      if (isPan) return previewRange(plot, (range = { from: from - ms, to: to - ms }));
      const left = Math.min(startX, clientX);
      const right = Math.max(startX, clientX);
      const box = host.getBoundingClientRect();
      // Of the width, as a page may be scaled: by `zoom`, or by a transform.
      selection!.style.cssText = `left:${((left - box.x) / box.width) * 100}%;width:${((right - left) / box.width) * 100}%`;
      range = { from: plot.timeAt(left), to: plot.timeAt(right) };
    },
    pointerup: end,
    pointercancel: end,
    pointerleave: () => point(),
  });

  return (words, shown, goesOn) => {
    if (words !== false) status!.textContent = words;
    // Unlike the property, this changes nothing where nothing changes.
    toolbar!.toggleAttribute("hidden", isOff());
    for (let i = 0; i < 6; i++) {
      toolbar!.children[i]!.toggleAttribute("hidden", i < 4 ? !shown : i < 5 !== goesOn);
    }
  };
}
