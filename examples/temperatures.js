// @ts-check
// The charts of the examples with frameworks: temperatures, made up, a point each second.
import { createLive } from "plotcast/live";

// Drawn for the width of a phone, where texts are then as large as they should be.
/** @type {import("plotcast").ChartOptions} */
const options = { grid: true, smooth: true, tooltips: true, yUnit: "°C", width: 440, height: 280 };

export const live = createLive({
  charts: {
    kitchen: { ...options, title: "Kitchen" },
    cellar: { ...options, title: "Cellar" },
    outside: { ...options, title: "Outside" },
  },
  window: { points: 30 },
});

const degrees = { kitchen: 21, cellar: 12, sun: 9, shadow: 6 };
const measure = () => {
  for (const place of /** @type {(keyof typeof degrees)[]} */ (Object.keys(degrees))) {
    degrees[place] += Math.random() - 0.5;
  }
  live.push("kitchen", { Kitchen: degrees.kitchen });
  live.push("cellar", { Cellar: degrees.cellar });
  live.push("outside", { Sun: degrees.sun, Shadow: degrees.shadow });
};
measure();
setInterval(measure, 1000);
