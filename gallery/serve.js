// @ts-check
// Shows all pictures on one page: npm run gallery. PORT=8080 npm run gallery moves the port.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { drawPicture, loadPictures } from "./index.js";
import { createPictureOptions, THEMES } from "./picture-options.js";
import { renderPage } from "./page.js";
import { hasRivals, LIBRARIES, RIVALS, loadRival } from "./rivals.js";
import { SCRIPTS } from "./words.js";

const all = await loadPictures();
const script = readFileSync(new URL("page-script.js", import.meta.url), "utf8");
const style = readFileSync(new URL("page-style.css", import.meta.url), "utf8");

const server = createServer(async (request, response) => {
  try {
    const url = new URL(request.url ?? "/", "http://localhost");
    const [status, type, body] = await answer(url);
    response.writeHead(status, { "content-type": `${type}; charset=utf-8` }).end(body);
  } catch (error) {
    response.writeHead(500, { "content-type": "text/plain" }).end(String(error));
  }
});
server.listen(Number(process.env["PORT"] ?? 1346), "127.0.0.1", () => {
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  console.log(`${all.length} pictures on http://localhost:${port}`);
  if (!hasRivals())
    console.log("Run npm ci in bench/ to see those of other libraries beside them.");
});

/**
 * @param {URL} url
 * @returns {Promise<[number, string, string]>}
 */
async function answer({ pathname, searchParams }) {
  if (pathname === "/") return [200, "text/html", renderPage(all)];
  if (pathname === "/page-script.js") return [200, "text/javascript", script];
  if (pathname === "/page-style.css") return [200, "text/css", style];
  const picture = all.find(({ name }) => pathname === `/pictures/${name}`);
  if (picture === undefined) return [404, "text/plain", "There is no such picture."];
  const drawings = await drawAll(picture, readOptions(searchParams));
  return [200, "application/json", JSON.stringify(drawings)];
}

/** @param {URLSearchParams} asked */
function readOptions(asked) {
  const width = Math.min(2000, Math.max(160, Number(asked.get("width")) || 640));
  const theme = THEMES.find((theme) => theme === asked.get("theme")) ?? "light";
  return createPictureOptions(
    width,
    theme,
    SCRIPTS.find((words) => words === asked.get("words")) ?? "latin",
  );
}

/**
 * Draws a picture with each library that can.
 *
 * @param {import("./index.js").ListedPicture} picture
 * @param {import("./picture-options.js").PictureOptions} options
 */
async function drawAll(picture, options) {
  const drawings = [{ by: "plotcast", svgs: drawPicture(picture, options).map(({ svg }) => svg) }];
  for (const library of RIVALS) {
    const draw = await loadRival(picture.name, library);
    if (draw !== undefined) drawings.push({ by: LIBRARIES[library], svgs: [draw(options).svg] });
  }
  return drawings;
}
