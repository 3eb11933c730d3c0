// @ts-check
// Live charts in a page of htmx 4 and its extension hx-sse, over one connection.
import { readFileSync } from "node:fs";
import { live, places } from "./machine.js";
import { createPage, start } from "./serve-page.js";

// From the npm package "htmx.org"; nothing is loaded from elsewhere.
/** @type {Record<string, Buffer>} */
const scripts = {
  "/htmx.js": readFileSync(new URL(import.meta.resolve("htmx.org/dist/htmx.min.js"))),
  "/hx-sse.js": readFileSync(new URL(import.meta.resolve("htmx.org/dist/ext/hx-sse.min.js"))),
};

const page = createPage(
  "htmx",
  `<script src="/htmx.js"></script>
<script src="/hx-sse.js"></script>
<div hx-sse:connect="/events?as=htmx"></div>
${places}`,
);

await start((req, res) => {
  const script = scripts[req.url ?? ""];
  if (req.url === "/") res.setHeader("content-type", "text/html; charset=utf-8").end(page);
  else if (script !== undefined) res.setHeader("content-type", "text/javascript").end(script);
  else live.handler(req, res);
}, 1332);
