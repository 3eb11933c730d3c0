// A route of the application itself, whose bodies Fastify has parsed.
import Fastify from "fastify";
import { live, port } from "./charts.js";

const app = Fastify();
app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => done(null, body));
app.all("/charts/*", (request, reply) => {
  reply.hijack();
  live.handler(Object.assign(request.raw, { body: request.body }), reply.raw);
});
await app.listen({ port });
