// A route keeps the path that it is mounted at.
import express from "express";
import { live, port } from "./charts.js";

const app = express();
app.all("/charts{/*rest}", live.handler);
app.listen(port);
