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
        handler(request.raw, reply.raw);
      });
    }
    done();
  };
}
