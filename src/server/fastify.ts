import type { IncomingMessage, ServerResponse } from "node:http";

/** What is used of Fastify, which is no dependency. */
export interface FastifyScope {
  removeAllContentTypeParsers(): void;
  addContentTypeParser(
    type: string,
    parse: (request: unknown, payload: unknown, done: (error: null) => void) => void,
  ): void;
  all(
    path: string,
    handle: (request: FastifyPart<IncomingMessage>, reply: FastifyReply) => void,
  ): void;
}

interface FastifyPart<T> {
  raw: T;
}

interface FastifyReply extends FastifyPart<ServerResponse> {
  hijack(): void;
  getHeaders(): Record<string, number | string | string[] | undefined>;
}

/** A plugin of Fastify: `app.register(live.fastify, { prefix: "/charts" })`. */
export type FastifyPlugin = (scope: FastifyScope, options: unknown, done: () => void) => void;

/** In its own scope, no parser reads a body before the charts do. */
export function createFastifyPlugin(
  handler: (req: IncomingMessage, res: ServerResponse) => void,
): FastifyPlugin {
  return (scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, _payload, parsed) => parsed(null));
    for (const path of ["/", "/*"]) {
      scope.all(path, (request, reply) => {
        reply.hijack();
        passHeaders(reply);
        handler(request.raw, reply.raw);
      });
    }
    done();
  };
}

/** What hooks have set so far, such as for CORS, would otherwise be lost: Fastify writes it itself. */
function passHeaders(reply: FastifyReply): void {
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) reply.raw.setHeader(name, value);
  }
}
