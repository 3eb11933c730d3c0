import { receive, startChild } from "../child.js";

// Measures a server before and after a scenario's parts are added. Its viewers are in another process.
export async function measureMemory({ charts, before, watching = [], viewers = [] }) {
  const startsEmpty = before === "hub";
  const task = { charts, startsEmpty };
  const server = startChild(here("memory-server.js"), task, ["--expose-gc"]);
  let audience;
  try {
    const { port } = await receive(server);
    audience = startChild(here("memory-viewers.js"), { port });
    await ask(audience, watching);
    const first = await ask(server, "measure");
    if (startsEmpty) await ask(server, "addCharts");
    await ask(audience, viewers);
    const then = await ask(server, "measure");
    return {
      usedBytes: then.usedBytes - first.usedBytes,
      residentBytes: then.residentBytes - first.residentBytes,
    };
  } finally {
    server.kill();
    audience?.kill();
  }
}

function ask(child, question) {
  child.send(question);
  return receive(child);
}

function here(file) {
  return new URL(file, import.meta.url);
}
