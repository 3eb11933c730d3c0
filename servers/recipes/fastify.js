import Fastify from "fastify";
import { live, port } from "./charts.js";

const app = Fastify();
app.register(live.fastify, { prefix: "/charts" });
await app.listen({ port });
