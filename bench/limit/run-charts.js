import { receive, startChild } from "../child.js";
import { streams } from "../streams/contenders.js";

// Gives many charts a point a second, and counts which part of their frames is sent to a viewer.
export async function runCharts({ key, charts, seconds }) {
  const { accepts } = streams[key];
  const server = startChild(here("charts-server.js"), { charts, seconds });
  let viewer;
  try {
    const { port } = await receive(server);
    viewer = startChild(here("reader.js"), { port, accepts });
    await receive(viewer);
    server.send("begin");
    return { key, charts, ...(await receive(server)) };
  } finally {
    server.kill();
    viewer?.kill();
  }
}

function here(file) {
  return new URL(file, import.meta.url);
}
