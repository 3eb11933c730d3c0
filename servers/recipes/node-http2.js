import { createSecureServer } from "node:http2";
import { readFileSync } from "node:fs";
import { live, port } from "./charts.js";

const [key, cert] = [process.env.KEY, process.env.CERT].map((file) => readFileSync(file));
createSecureServer({ key, cert, allowHTTP1: true }, live.handler).listen(port);
