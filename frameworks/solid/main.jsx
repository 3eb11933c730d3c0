import { render } from "solid-js/web";
import "plotcast/client";
import { App } from "./app.tsx";

render(() => <App />, document.getElementById("root"));
