/** The id of the hatch of cells without a value, behind the scope. */
export const MISSING_ID = "m";

/** The hatch itself: thin lines, which no shade has. The scope keeps its id unique in a page. */
export function missingHatch(scope: string): string {
  return (
    `<defs><pattern id="${scope}${MISSING_ID}" width="6" height="6" patternUnits="userSpaceOnUse">` +
    '<path class="mh" d="M-1 1l2-2M0 6l6-6M5 7l2-2"/></pattern></defs>'
  );
}
