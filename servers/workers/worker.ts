import { createLive } from "plotcast/live";

// A Worker runs only while it answers, so its points come in with requests.
const live = createLive({ addCharts: true, routes: { push: true } });

export default { fetch: live.fetch } satisfies ExportedHandler;
