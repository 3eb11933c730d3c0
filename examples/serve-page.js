// @ts-check
// What the examples share: a page that fits a phone, and a server on a port of the example's own.
import { serve } from "plotcast/server";

/**
 * Charts are drawn for the width of a phone, where texts are then as large as they should be; a wide
 * screen shows them side by side, or enlarged.
 *
 * @param {string} title
 * @param {string} body
 */
export const createPage = (title, body) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>
  body { max-width: 1280px; margin: 0 auto; padding: clamp(12px, 2vw, 24px);
    background: light-dark(#f3f5f8, #0b0f14); color: light-dark(#1b2733, #e3e9f0);
    font: 15px/1.5 system-ui, sans-serif; }
  h1 { margin: 0 4px 12px; font-size: 22px; }
  .charts { display: grid; gap: 12px;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), 1fr)); }
  .charts > * { max-width: 560px; overflow: hidden; background: light-dark(#fff, #12171d);
    border: 1px solid light-dark(#dfe4ea, #242c36); border-radius: 10px; }
  .charts svg { width: 100%; height: auto; }
</style>
<h1>${title}</h1>
${body}
</html>
`;

/**
 * Serves until the process ends. `PORT` in the environment takes the place of the example's own port; one
 * that is in use is said in a sentence.
 *
 * @param {import("node:http").RequestListener} handler
 * @param {number} port
 */
export async function start(handler, port) {
  const { url } = await serve(handler, { port: Number(process.env.PORT ?? port) }).catch(
    (error) => {
      console.error(error.message);
      process.exit(1);
    },
  );
  console.log(url);
}

/** @param {string[]} charts as SVG */
export const createCards = (charts) =>
  `<div class="charts">\n${charts.map((svg) => `<div>${svg}</div>`).join("\n")}\n</div>`;

/**
 * Serves a page that does not change.
 *
 * @param {string} title
 * @param {string} body
 * @param {number} port
 */
export function servePage(title, body, port) {
  const page = createPage(title, body);
  return start((req, res) => {
    if (req.url === "/") res.setHeader("content-type", "text/html; charset=utf-8").end(page);
    else res.writeHead(404).end();
  }, port);
}
