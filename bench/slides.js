// Measures the bytes of a frame of every sliding chart: the live pictures of the gallery, and each
// type of live chart.
import { loadPictures } from "../gallery/index.js";
import { drawFrames, isSliding } from "../gallery/slides.js";
import { createLive } from "../dist/entries/live.js";
import { eventBytes } from "../dist-internal/sse/event.js";
import { createGzip } from "../dist-internal/sse/gzip.js";
import { createSharedStream } from "../dist-internal/sse/shared-stream.js";
import { createZstd } from "../dist-internal/sse/zstd.js";
import { atOnce } from "../dist-internal/work.js";
import { drawTypeFrames, LIVE_TYPES } from "../gallery/data/live-types.js";
import { weighSlide } from "../gallery/slide-weight.js";
import { align, whole } from "./table.js";

const createOneZstd = () => createZstd(1);

/** Maximum size of a frame on the wire, as a share of its text. */
const GOAL = 0.1;

export async function weighSlides(count) {
  const charts = [
    ...(await loadPictures())
      .filter(isSliding)
      .map((picture) => [`gallery: ${picture.name}`, () => drawFrames(picture)]),
    ...LIVE_TYPES.map((type) => [type.name, () => drawTypeFrames(type, createLive)]),
  ];
  return charts.map(([name, frames]) => {
    const [overGzip, overZstd] = [createGzip, createOneZstd].map((createCodec) =>
      weighSlide(frames(), count, sender(createCodec())),
    );
    return { name, text: overGzip.text, gzip: overGzip.wire, zstd: overZstd.wire };
  });
}

export function slidesTable(figures) {
  const rows = figures.map(({ name, text, gzip: overGzip, zstd: overZstd }) => [
    name,
    whole(text),
    overGzip.toFixed(1),
    percent(overGzip / text),
    overZstd.toFixed(1),
    percent(overZstd / text),
  ]);
  return align([["", "text", "gzip", "%", "zstd", "%"], ...rows]);
}

export function slidesGoal(figures) {
  const most = Math.max(...figures.flatMap((one) => [one.gzip / one.text, one.zstd / one.text]));
  const met = most < GOAL ? "met" : "missed";
  return `goal: every one under ${percent(GOAL)} % of its text: ${met}, the most is ${percent(most)} %`;
}

function percent(share) {
  return (share * 100).toFixed(1);
}

function sender(codec) {
  const stream = createSharedStream(codec);
  return (svg, number) =>
    atOnce(
      stream.write([{ view: "a", bytes: eventBytes(Buffer.from(svg), undefined, String(number)) }]),
    );
}
