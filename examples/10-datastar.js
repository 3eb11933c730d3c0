// @ts-check
// Live charts in a page of Datastar, over one connection. The newest Datastar on npm is 1.0.0-beta.11;
// Datastar 1 has other words: <div data-init="@get('/events?as=datastar', { retry: 'always' })"></div>
import { readFileSync } from "node:fs";
import { live, places } from "./machine.js";
import { createPage, start } from "./serve-page.js";

// From the npm package "@starfederation/datastar"; nothing is loaded from elsewhere.
const home = import.meta.resolve("@starfederation/datastar");
const datastar = readFileSync(new URL("datastar.js", home));

// A stream that has ended, as the server restarts, is over for this Datastar; the second line asks again.
const page = createPage(
  "Datastar",
  `<script type="module" src="/datastar.js"></script>
<div data-on-load="@get('/events?as=datastar-beta')"
  data-on-datastar-sse="evt.detail.type == 'finished' && setTimeout(() => @get('/events?as=datastar-beta'), 2000)"></div>
${places}`,
);

await start((req, res) => {
  if (req.url === "/") res.setHeader("content-type", "text/html; charset=utf-8").end(page);
  else if (req.url === "/datastar.js") {
    res.setHeader("content-type", "text/javascript").end(datastar);
  } else live.handler(req, res);
}, 1330);
