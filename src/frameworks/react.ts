import "../client/register.ts";
import {
  createElement,
  type DetailedHTMLProps,
  type ForwardedRef,
  forwardRef,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type ReactElement,
  type RefAttributes,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import type { LiveChartEvents } from "../client/events.ts";
import type { LiveChart as LiveChartElement } from "../client/live-chart.ts";
import type { LiveChartAttributes } from "./attributes.ts";

/** What of any element's props would write over the picture. */
type Content = "children" | "dangerouslySetInnerHTML" | "suppressHydrationWarning";

/** The props of {@link LiveChart}: besides its own, those of any element, such as `className`. */
export interface LiveChartProps
  extends Omit<HTMLAttributes<LiveChartElement>, Content>,
    Pick<LiveChartAttributes, "src" | "height" | "theme"> {
  /**
   * The picture of the first paint, drawn on the server: what `live.draw(name)` or `chart.render()`
   * gives. It becomes part of the page as it is, so it must come from plotcast, and never from a
   * visitor. Only the first one counts: later pictures come from `src`.
   */
  svg?: string | undefined;
  /** Whether it stays live while the page is hidden, as on a wall. Default: false. */
  always?: boolean | undefined;
  /** Whether it keeps its picture. A reader may pause it, too. Default: false. */
  paused?: boolean | undefined;
  /** `"none"`: no buttons, keys or dragging. Default: buttons where the pointer or the focus is. */
  controls?: "none" | undefined;
  /** Whether entries of the legend hide their series. Default: false. */
  legendLinks?: boolean | undefined;
  /** A picture was shown. */
  onFrame?: ((event: LiveChartEvents["frame"]) => void) | undefined;
  /** The element's `state` has changed: read it from `event.currentTarget.state`. */
  onStateChange?: ((event: LiveChartEvents["statechange"]) => void) | undefined;
  /** The reader looks at a stretch of time (`event.detail`), or at the live chart again (null). */
  onZoom?: ((event: LiveChartEvents["zoom"]) => void) | undefined;
  /** The reader hid or showed series: `event.detail.hide` names the hidden ones. */
  onViewChange?: ((event: LiveChartEvents["viewchange"]) => void) | undefined;
}

/**
 * A live chart: `<LiveChart src="/charts/events?chart=cpu" svg={svg} />`. It renders `<live-chart>`, on
 * the server, too, and loads the element's script in the browser. `ref` is the element, with its methods.
 */
export const LiveChart: ForwardRefExoticComponent<
  LiveChartProps & RefAttributes<LiveChartElement>
> = forwardRef(renderLiveChart);

function renderLiveChart(props: LiveChartProps, ref: ForwardedRef<LiveChartElement>): ReactElement {
  const {
    svg = "",
    className,
    always,
    paused,
    legendLinks,
    onFrame,
    onStateChange,
    onZoom,
    onViewChange,
    ...attributes
  } = props;
  const element = useRef<LiveChartElement>(null);
  // React writes a new object's text again, over what the element has drawn meanwhile.
  const [firstPaint] = useState({ __html: svg });
  useImperativeHandle<LiveChartElement | null, LiveChartElement | null>(
    ref,
    () => element.current,
    [],
  );
  useEvents(element, {
    frame: onFrame,
    statechange: onStateChange,
    zoom: onZoom,
    viewchange: onViewChange,
  });
  return createElement("live-chart", {
    ...attributes,
    // React 18 takes custom elements' props for attributes.
    class: className,
    always: always || undefined,
    paused: paused || undefined,
    "legend-links": legendLinks || undefined,
    dangerouslySetInnerHTML: firstPaint,
    // The element may have drawn before React looks at it.
    suppressHydrationWarning: true,
    ref: element,
  });
}

type Handlers = {
  [Name in keyof LiveChartEvents]: ((event: LiveChartEvents[Name]) => void) | undefined;
};

/** Calls the handlers of the last rendering, as React 18 knows no events of custom elements. */
function useEvents(element: RefObject<LiveChartElement | null>, handlers: Handlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const target = element.current;
    const forward = (event: Event) => {
      const handler = latest.current[event.type as keyof Handlers];
      (handler as ((event: Event) => void) | undefined)?.(event);
    };
    for (const name of EVENTS) target?.addEventListener(name, forward);
    return () => {
      for (const name of EVENTS) target?.removeEventListener(name, forward);
    };
  }, [element]);
}

const EVENTS = ["frame", "statechange", "zoom", "viewchange"] as const;

/** As React 19 listens to them: `onframe` for `frame`. */
type EventProps = {
  [Name in keyof LiveChartEvents as `on${Name}`]?:
    | ((event: LiveChartEvents[Name]) => void)
    | undefined;
};

/** `<live-chart>` as React's JSX knows it. */
export type LiveChartInJsx = DetailedHTMLProps<
  HTMLAttributes<LiveChartElement> & LiveChartAttributes & EventProps & { class?: string },
  LiveChartElement
>;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "live-chart": LiveChartInJsx;
    }
  }
}
