import { type ByteWriter, put } from "../base/byte-writer.ts";
import { escapeXml } from "../format/text/escape.ts";
import type { Settings } from "../options/settings.ts";
import type { Tone } from "../options/theme.ts";
import { hiddenUnlessDescribed } from "../svg/aria.ts";
import { drawText } from "../svg/axes-svg.ts";
import { marksClass, toneClass } from "../svg/classes.ts";
import { textContent } from "../svg/title-element.ts";
import { arcPath } from "./arc.ts";
import { type GaugeLayout, type GaugesLayout, zoneWidth } from "./gauge-layout.ts";
import { valueContent, valueRules } from "./large-value.ts";
import { ringRule } from "./ring-rule.ts";

/** Draws gauges: first what stays, then the arcs and texts that follow the values. */
export function drawGauges(out: ByteWriter, layout: GaugesLayout, settings: Settings): void {
  const attributes = hiddenUnlessDescribed(settings);
  for (const gauge of layout.gauges) drawDial(out, gauge, layout, attributes);
  put(out, `<g class="${marksClass(settings)}"${attributes}>`);
  for (const gauge of layout.gauges) drawGaugeValue(out, gauge, layout);
  put(out, "</g>");
  if (layout.more?.text !== "") drawText(out, layout.more, "m", attributes);
}

/** Pixels between the ring of the value and the thin one of the zones. */
const ZONE_GAP = 3;

/** The radius of the value's ring, at its middle. */
function ringRadius({ radius, ring, zones }: GaugesLayout): number {
  return radius - ring / 2 - (zones.length > 0 ? zoneWidth(ring) + ZONE_GAP : 0);
}

function drawDial(
  out: ByteWriter,
  { x, y, name, label }: GaugeLayout,
  layout: GaugesLayout,
  attributes: string,
): void {
  const { reach, radius, ring, zones, low, high, nameY } = layout;
  put(out, `<g${attributes} transform="translate(${x} ${y})">`);
  put(out, `<path class="e tr" d="${arcPath(ringRadius(layout), -reach, reach)}"/>`);
  for (const { from, to, tone } of zones) {
    const data = arcPath(radius - zoneWidth(ring) / 2, from, to);
    put(out, `<path class="zo ${toneClass(tone)}" d="${data}"/>`);
  }
  if (low !== "") {
    const boundY = Math.round(radius / 2 + 15);
    const boundX = Math.round((radius - ring / 2) * Math.sin(reach));
    put(out, `<text class="m am" x="${-boundX}" y="${boundY}">${escapeXml(low)}</text>`);
    put(out, `<text class="m am" x="${boundX}" y="${boundY}">${escapeXml(high)}</text>`);
  }
  if (label !== "") {
    const content = textContent(label, label === name ? undefined : name);
    put(out, `<text class="m am nm" y="${nameY}">${content}</text>`);
  }
  put(out, "</g>");
}

function drawGaugeValue(out: ByteWriter, gauge: GaugeLayout, layout: GaugesLayout): void {
  const { x, y, angle, tone, index, text } = gauge;
  const { reach, valueSize } = layout;
  put(out, `<g transform="translate(${x} ${y})">`);
  if (angle > -reach) {
    const data = arcPath(ringRadius(layout), -reach, angle);
    put(out, `<path class="e ${colorClass(tone, index)}" d="${data}"/>`);
  }
  if (valueSize > 0) {
    const baseline = Math.round(valueSize * 0.3);
    put(out, `<text class="va am" y="${baseline}">${valueContent(text)}</text>`);
  }
  put(out, "</g>");
}

function colorClass(tone: Tone | undefined, index: number): string {
  return tone === undefined ? `s${index}` : toneClass(tone);
}

/** The style rules of gauges. */
export function gaugeRules({ ring, zones, valueSize, nameSize }: GaugesLayout): string {
  return (
    `${ringRule(ring)}& .tr{opacity:.12}` +
    (zones.length > 0 ? `& .zo{stroke:currentColor;stroke-width:${zoneWidth(ring)}}` : "") +
    (valueSize > 0 ? valueRules(valueSize) : "") +
    (nameSize > 12 ? `& .nm{font-size:${nameSize}px}` : "")
  );
}
