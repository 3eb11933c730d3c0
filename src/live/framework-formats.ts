import { behindNamed, type EventFormat, SSE_FORMAT } from "./event-format.ts";

/** A page's framework, in whose own words a stream can be: it puts each frame into `[data-chart="NAME"]`. */
const FRAMEWORKS = ["datastar", "datastar-beta", "htmx", "turbo"] as const;
type Framework = (typeof FRAMEWORKS)[number];

/** What stands before a frame's SVG, and behind it, given where it belongs. Each is on lines of its own. */
interface Words {
  before(selector: string): string;
  behind: string;
}

const WORDS: Record<Framework, Words> = {
  /** Datastar 1. Its morph keeps what did not change, such as the focus. */
  datastar: {
    before: (selector) =>
      `event: datastar-patch-elements\ndata: selector ${selector}\ndata: mode inner\ndata: elements `,
    behind: "",
  },
  /** Datastar before its first release candidate: the last that npm has. */
  "datastar-beta": {
    before: (selector) =>
      `event: datastar-merge-fragments\ndata: selector ${selector}\ndata: mergeMode inner\ndata: fragments `,
    behind: "",
  },
  /** htmx 4 swaps events without a name; each part of one says where it belongs. */
  htmx: {
    before: (selector) => `data: <hx-partial hx-target='${selector}' hx-swap="innerHTML">`,
    behind: "</hx-partial>",
  },
  turbo: {
    before: (selector) =>
      `data: <turbo-stream action="update" method="morph" targets='${selector}'><template>`,
    behind: "</template></turbo-stream>",
  },
};

function createFormat(framework: Framework): EventFormat {
  const { before, behind } = WORDS[framework];
  return {
    ...SSE_FORMAT,
    key: framework,
    isNamed: false,
    isDefault: false,
    before: (_asked, chart) => before(chartSelector(chart)),
    behind: (cycle) => behind + behindNamed(cycle),
  };
}

/** The formats by what `as` calls them. */
export const FRAMEWORK_FORMATS: ReadonlyMap<string, EventFormat> = new Map(
  FRAMEWORKS.map((framework) => [framework, createFormat(framework)]),
);

/**
 * Selects the places of a chart in a page. Of its name, all but letters, digits, `-` and `_` of ASCII, and
 * what is beyond ASCII, is written by its number. So what is in the name means nothing to HTML, to an event
 * stream, or to a framework that takes selectors apart at commas.
 */
export function chartSelector(chart: string): string {
  const name = chart.replace(/[^\w\-\u0080-\uffff]/g, (c) => `\\${c.charCodeAt(0).toString(16)} `);
  return `[data-chart="${name}"]`;
}
