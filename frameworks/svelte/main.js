import { mount } from "svelte";
import "plotcast/client";
import App from "./App.svelte";

mount(App, { target: document.getElementById("root") });
