// Between hooks that set headers, as plugins for CORS do.
import Fastify from "fastify";
import { live, port } from "./charts.js";

const app = Fastify();
app.addHook("onRequest", async (_request, reply) => {
  reply.headers({ "access-control-allow-origin": "https://a.example", vary: "Origin" });
});
app.register(live.fastify, { prefix: "/charts" });
await app.listen({ port });
