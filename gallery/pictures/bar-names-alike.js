// @ts-check
import { barChart } from "plotcast";

/** @type {import("../index.js").Picture} */
export default {
  title: "Names that begin alike",
  about: "What they have in common is cut, not what tells them apart.",
  tags: ["bar", "horizontal", "names"],
  draw: ({ words, ...options }) => {
    const paths = ["users", "orders", "invoices", "usages", "items/1", "items/2"];
    return barChart({ ...options, title: words("Requests by path"), horizontal: true }).add(
      words("Requests"),
      paths.map((path, i) => ({
        x: `${words("requests to")} /api/v2/internal/${path}`,
        y: 60 - 7 * i,
      })),
    );
  },
};
