import { createApp } from "vue";
import "plotcast/client";
import App from "./App.vue";

createApp(App).mount("#root");
