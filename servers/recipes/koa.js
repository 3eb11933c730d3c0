import Koa from "koa";
import mount from "koa-mount";
import { live, port } from "./charts.js";

const app = new Koa();
app.use(
  mount("/charts", (ctx) => {
    ctx.respond = false;
    live.handler(ctx.req, ctx.res);
  }),
);
app.listen(port);
