import { H3, serve } from "h3";
import { live, port } from "./charts.js";

const app = new H3();
app.use("/charts/**", (event) => live.fetch(event.req));
serve(app, { port });
