import MagicString from "magic-string";

/** `import("a/b")` of a package, as rolldown writes it. */
const PACKAGE_IMPORT = /\bimport\("((?:@[\w.-]+\/)?[\w.-]+)"\)/g;

/**
 * Hides dynamic imports of packages from bundlers: those packages are optional, and a bundler that
 * follows the import fails where they are not installed, or are more than JavaScript.
 *
 * @returns {import("rolldown").Plugin}
 */
export function hiddenImports() {
  return {
    name: "hidden-imports",
    renderChunk(code) {
      const hidden = new MagicString(code);
      hidden.replace(PACKAGE_IMPORT, (_, name) => {
        const half = Math.floor(name.length / 2);
        return `import(["${name.slice(0, half)}", "${name.slice(half)}"].join(""))`;
      });
      return { code: hidden.toString(), map: hidden.generateMap({ hires: "boundary" }) };
    },
  };
}
