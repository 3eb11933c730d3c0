// h3 1, which Nitro 2 and Nuxt 4 have.
import { createServer } from "node:http";
import { createApp, fromNodeMiddleware, toNodeListener } from "h3-1";
import { live, port } from "./charts.js";

const app = createApp();
app.use("/charts", fromNodeMiddleware(live.handler));
createServer(toNodeListener(app)).listen(port);
