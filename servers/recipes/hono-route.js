import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { live, port } from "./charts.js";

const app = new Hono();
app.all("/charts/*", (c) => live.fetch(c.req.raw));
serve({ fetch: app.fetch, port });
