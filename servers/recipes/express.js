import express from "express";
import { live, port } from "./charts.js";

const app = express();
app.use("/charts", live.handler);
app.listen(port);
