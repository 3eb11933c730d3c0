import { LiveChart } from "./live-chart.ts";
import { followPage } from "./page-charts.ts";

// On a server there is nothing to register, and a page may hold the script twice.
if (globalThis.customElements && !customElements.get("live-chart")) {
  followPage();
  customElements.define("live-chart", LiveChart);
}
