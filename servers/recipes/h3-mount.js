import { H3, serve } from "h3";
import { live, port } from "./charts.js";

const app = new H3();
app.mount("/charts", live.fetch);
serve(app, { port });
