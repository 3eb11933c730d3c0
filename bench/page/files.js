import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { contenders } from "./contenders.js";

const root = new URL("../../", import.meta.url);
// Where plotcast's server has its scripts; the others are found by their path in the checkout.
const addressOf = (path) => `/${path.replace(/^dist\//, "")}`;

export function readScript(path) {
  return readFileSync(new URL(path, root));
}

// As the best of servers send it: once, and small.
export function gzip(content) {
  return gzipSync(content, { level: 9 });
}

// Serves the scripts of all contenders and their pages, all of them alike.
export function createFiles() {
  const paths = Object.values(contenders).flatMap(({ scripts }) => scripts);
  const scripts = new Map(paths.map((path) => [addressOf(path), gzip(readScript(path))]));
  return {
    send(pathname, response) {
      const content = scripts.get(pathname);
      if (content) sendGzip(response, content, pathname.endsWith(".css") ? "css" : "javascript");
      return content !== undefined;
    },
    sendPage: (response, page) => sendGzip(response, gzip(page), "html"),
  };
}

function sendGzip(response, content, type) {
  response.writeHead(200, {
    "content-type": `text/${type}; charset=utf-8`,
    "content-encoding": "gzip",
    "content-length": content.length,
    "cache-control": type === "html" ? "no-store" : "public, max-age=600",
  });
  response.end(content);
}
