import { createServer } from "node:http";
import { live, port } from "./charts.js";

createServer(live.handler).listen(port);
