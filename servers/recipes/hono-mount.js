import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { live, port } from "./charts.js";

const app = new Hono();
app.mount("/charts", live.fetch);
serve({ fetch: app.fetch, port });
