// @ts-check
import { areaChart } from "plotcast";

const HOUR = 3_600_000;
const START = Date.UTC(2026, 2, 2);

/** A sensor's readings at moments of its own. @param {number} shift @param {number} every hours */
function readings(shift, every, /** @type {number} */ level) {
  return Array.from({ length: Math.floor(22 / every) }, (_, i) => ({
    time: START + (shift + i * every) * HOUR,
    y: Math.round(10 * (level + Math.sin((shift + i * every) / 3))) / 10,
  }));
}

/** @type {import("../index.js").Picture} */
export default {
  title: "A stack of irregular points",
  about:
    "Meters that report at times of their own. Between two readings each counts in proportion; where one begins or ends, those above rise or fall at once.",
  tags: ["area", "stack", "time"],
  draw: ({ words, ...options }) =>
    areaChart({ ...options, title: words("Power of three meters"), yUnit: "kW", stack: true })
      .add(words("Hall A"), readings(0, 1, 4))
      .add(words("Hall B"), readings(0.4, 1.5, 3))
      .add(words("Yard"), readings(2.7, 2.2, 2)),
};
