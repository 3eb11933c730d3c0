/** The text of a script for the browser: the build compiles the file and puts it in as a string. */
declare module "*?script" {
  const text: string;
  export default text;
  /** The source expression of a Content-Security-Policy that allows it. */
  export const hash: string;
}

/** The same, as a module. */
declare module "*?module" {
  const text: string;
  export default text;
  export const hash: string;
}
