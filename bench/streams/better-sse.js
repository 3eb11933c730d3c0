import { createServer } from "node:http";
import { createChannel, createSession } from "better-sse";
import { versionOf } from "../rivals/version.js";

export const name = `better-sse ${versionOf("better-sse")}, broadcast`;
export const nameOfText = `${name} as text`;

// One channel for all and nothing set, as its documentation has it: it makes JSON of what it sends,
// once for each viewer.
export function create(feed) {
  return broadcasting(feed, {});
}

// The same, told to send frames as the text that they are.
export function createText(feed) {
  return broadcasting(feed, { serializer: (svg) => svg });
}

function broadcasting({ push, frames }, options) {
  const channel = createChannel();
  const server = createServer(async (req, res) => {
    const session = await createSession(req, res, options);
    for (const { name: chart, svg } of frames()) session.push(svg, chart);
    channel.register(session);
  });
  return {
    server,
    next() {
      push();
      for (const { name: chart, svg } of frames()) channel.broadcast(svg, chart);
    },
  };
}
