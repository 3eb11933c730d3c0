import { renderToString } from "react-dom/server";
import { App } from "./app.jsx";

/** @param {Record<string, string>} pictures by chart */
export const render = (pictures) => renderToString(<App pictures={pictures} />);
