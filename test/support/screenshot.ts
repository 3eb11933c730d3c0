import type { Page, PageScreenshotOptions } from "playwright-core";

const NO_PICTURE = "Unable to capture screenshot";
const TRIES = 5;

/** The page as a PNG. A busy Chromium has no picture of its window at times and says so; it is asked again after the next one. */
export async function screenshot(page: Page, options: PageScreenshotOptions = {}): Promise<Buffer> {
  for (let left = TRIES - 1; ; left--) {
    try {
      return await page.screenshot(options);
    } catch (error) {
      if (left === 0 || !String(error).includes(NO_PICTURE)) throw error;
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
    }
  }
}
