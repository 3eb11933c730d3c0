import { createRoot, hydrateRoot } from "react-dom/client";
import { firstPaint } from "../charts.js";
import { App } from "./app.jsx";

const root = document.getElementById("root");
const app = <App pictures={firstPaint} />;
if (root.firstChild === null) createRoot(root).render(app);
else hydrateRoot(root, app);
