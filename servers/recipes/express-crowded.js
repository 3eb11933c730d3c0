// Between the middleware of a usual application.
import compression from "compression";
import cors from "cors";
import express from "express";
import session from "express-session";
import helmet from "helmet";
import { live, port } from "./charts.js";

const app = express();
app.set("etag", "strong");
app.use(helmet(), cors(), compression({ threshold: 0 }));
app.use(session({ secret: "a secret", resave: false, saveUninitialized: true }));
app.use(express.json(), express.urlencoded({ extended: false }));
app.use("/charts", live.handler);
app.get("/", (_req, res) => res.send("home"));
app.use("/charts", (_req, res) => res.status(404).send("not ours"));
app.listen(port);
