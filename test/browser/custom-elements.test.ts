import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import type {
  CustomElementDeclaration,
  CustomElementField,
  Package,
} from "custom-elements-manifest";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LiveChart } from "../../src/entries/client.ts";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { openPage } from "../support/pages.ts";
import { served } from "../support/served.ts";
import { some } from "../support/some.ts";

const ROOT = new URL("../../", import.meta.url);
const MANIFEST = JSON.parse(readFileSync(new URL("custom-elements.json", ROOT), "utf8")) as Package;
const ELEMENT = MANIFEST.modules[0]?.declarations?.[0] as CustomElementDeclaration;

const names = (list: { name?: string }[] = []) => list.map(({ name = "" }) => name).toSorted();

test("custom-elements.json: is a manifest", () => {
  const schema = createRequire(import.meta.url).resolve("custom-elements-manifest/schema.json");
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const isManifest = ajv.compile(JSON.parse(readFileSync(schema, "utf8")) as object);
  expect([isManifest(MANIFEST), isManifest.errors]).toEqual([true, null]);
  expect(isManifest({ ...MANIFEST, schemaVersion: 2 })).toBe(false);
});

test("custom-elements.json: it is what package.json names, and names a module of the package", () => {
  const { customElements, exports } = JSON.parse(
    readFileSync(new URL("package.json", ROOT), "utf8"),
  ) as { customElements: string; exports: Record<string, { default: string }> };
  expect(customElements).toBe("custom-elements.json");
  expect(`./${MANIFEST.modules[0]?.path}`).toBe(exports["./client"]?.default);
});

/** Charts without a server, in a page with one, and what they do when they are used. */
describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  test("custom-elements.json: has the attributes, members, parts, properties and events of the element", async () => {
    const { url, live } = await served({ charts: { cpu: {} }, everyMs: 50 });
    live.push("cpu", { Load: 1, Wait: 2 }, Date.now() - 60_000);
    live.push("cpu", { Load: 2, Wait: 3 });
    const { page } = await openPage(browser, "about:blank");
    await page.route(`${url}/empty`, (route) =>
      route.fulfill({
        contentType: "text/html",
        body: `<script>
  window.fired = new Set();
  const dispatch = EventTarget.prototype.dispatchEvent;
  EventTarget.prototype.dispatchEvent = function (event) {
    if (this.localName === "live-chart") window.fired.add(event.type);
    return dispatch.call(this, event);
  };
</script>
<script src="/live-chart.js"></script>
<live-chart src="/events?chart=cpu" legend-links></live-chart>`,
      }),
    );
    await page.goto(`${url}/empty`);
    await page.waitForSelector("live-chart[state=live]");
    const found = await page.evaluate(async () => {
      const element = document.querySelector<LiveChart>("live-chart")!;
      const { prototype, observedAttributes } = customElements.get("live-chart") as unknown as {
        prototype: object;
        observedAttributes: string[];
      };
      // What a reader does: hide a series, and look at a part of the past.
      const entry = document.createElementNS("http://www.w3.org/2000/svg", "a");
      entry.setAttribute("href", "?hide=Wait");
      element.querySelector("svg")!.append(entry);
      entry.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
      element.zoomTo(Date.now() - 50_000, Date.now() - 10_000);
      const own = Object.getOwnPropertyNames(prototype);
      const members = [...own, ...Object.getOwnPropertyNames(element)].filter(
        (name) => !/^constructor$|Callback$/.test(name),
      );
      const root = element.shadowRoot!;
      const parts = [...root.querySelectorAll("[part]")].flatMap((one) => [...one.part]);
      const css = root.adoptedStyleSheets
        .flatMap(({ cssRules }) => [...cssRules])
        .map(({ cssText }) => cssText)
        .join("");
      const properties = [...css.matchAll(/var\((--[\w-]+)/g)].map(([, name = ""]) => name);
      const slots = [...root.querySelectorAll("slot")].map(({ name }) => name);
      const fired = (globalThis as unknown as { fired: Set<string> }).fired;
      const sorted = (list: Iterable<string>) => [...new Set(list)].toSorted();
      return {
        attributes: sorted(observedAttributes),
        members: sorted(members),
        parts: sorted(parts),
        properties: sorted(properties),
        slots,
        events: sorted(fired),
      };
    });
    expect(found).toEqual({
      attributes: names(ELEMENT.attributes),
      members: names(ELEMENT.members),
      parts: names(ELEMENT.cssParts),
      properties: names(ELEMENT.cssProperties),
      slots: names(ELEMENT.slots),
      events: names(ELEMENT.events),
    });
  });

  test("custom-elements.json: its fields are the properties of their attributes, and undefined is none", async () => {
    const { url } = await served({ charts: { cpu: {} } });
    const { page } = await openPage(browser, "about:blank");
    await page.goto(`${url}/api/stats`);
    await page.addScriptTag({ url: `${url}/live-chart.js` });
    const fields = (ELEMENT.members ?? []).flatMap((member) => {
      if (member.kind !== "field") return [];
      const { name, type, attribute } = member as CustomElementField;
      return attribute === undefined
        ? []
        : [{ name, attribute, isSwitch: type?.text === "boolean" }];
    });
    const found = await page.evaluate((all) => {
      const element = document.createElement("live-chart") as unknown as HTMLElement &
        Record<string, unknown>;
      return all.map(({ name, attribute, isSwitch }) => {
        element[name] = isSwitch || "light";
        const set = [element[name], element.getAttribute(attribute)];
        element[name] = undefined;
        return [...set, element[name]];
      });
    }, some(fields));
    expect(found).toEqual(
      fields.map(({ isSwitch }) => (isSwitch ? [true, "", false] : ["light", "light", ""])),
    );
  });
});
