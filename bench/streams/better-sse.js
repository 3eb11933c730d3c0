import { createServer } from "node:http";
import { createChannel, createSession } from "better-sse";
import { readVersion } from "../rivals/version.js";

export const name = `better-sse ${readVersion("better-sse")}, broadcast`;
export const nameOfText = `${name} as text`;

// One channel with default options, as its documentation has it. It serializes each message as
// JSON, once per viewer.
export function create(feed) {
  return broadcasting(feed, {});
}

// The same, with a serializer that sends frames as plain text.
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
