import { receive, startChild } from "../child.js";

// Starts the server, with as many charts of either kind.
export async function startSite(charts) {
  const server = startChild(new URL("server.js", import.meta.url), { charts });
  const { port } = await receive(server);
  return {
    port,
    // Has all charts drawn so many times more.
    async push(frames, everyMs) {
      server.send({ frames, everyMs });
      await receive(server);
    },
    stop: () => server.kill(),
  };
}

export function addressOf(port, { key, motion, holdsData }, charts) {
  const query = new URLSearchParams({ contender: key, charts });
  if (motion) query.set("motion", motion);
  if (holdsData) query.set("holdsData", "");
  return `http://127.0.0.1:${port}/page?${query}`;
}
