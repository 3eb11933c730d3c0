import { createServer } from "node:https";
import { readFileSync } from "node:fs";
import { live, port } from "./charts.js";

const [key, cert] = [process.env.KEY, process.env.CERT].map((file) => readFileSync(file));
createServer({ key, cert }, live.handler).listen(port);
