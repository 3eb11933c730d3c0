import { createLive } from "plotcast/live";

// One hub for all of Next's bundles, and for all of its reloads.
export const live = (globalThis.live ??= startCharts());

function startCharts() {
  const live = createLive({ charts: { cpu: { title: "Processor" }, memory: {} }, everyMs: 200 });
  const measure = () => {
    live.push("cpu", { Load: Math.random() * 100 });
    live.push("memory", { Free: Math.random() * 8 });
  };
  measure();
  setInterval(measure, 200);
  return live;
}
