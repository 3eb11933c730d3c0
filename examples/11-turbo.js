// @ts-check
// Live charts in a page of Turbo, over one connection: one tag, and places for the charts.
import { readFileSync } from "node:fs";
import { live, places } from "./machine.js";
import { createPage, start } from "./serve-page.js";

// From the npm package "@hotwired/turbo"; nothing is loaded from elsewhere.
const turbo = readFileSync(new URL(import.meta.resolve("@hotwired/turbo")));

const page = createPage(
  "Turbo",
  `<script type="module" src="/turbo.js"></script>
<turbo-stream-source src="/events?as=turbo"></turbo-stream-source>
${places}`,
);

await start((req, res) => {
  if (req.url === "/") res.setHeader("content-type", "text/html; charset=utf-8").end(page);
  else if (req.url === "/turbo.js") {
    res.setHeader("content-type", "text/javascript").end(turbo);
  } else live.handler(req, res);
}, 1331);
