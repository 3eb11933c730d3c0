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
    // Behind the minifier, which would put the name together again.
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === "chunk") chunk.code = chunk.code.replace(PACKAGE_IMPORT, hide);
      }
    },
  };
}

/**
 * @param {string} _
 * @param {string} name
 */
function hide(_, name) {
  const half = Math.floor(name.length / 2);
  return `import(["${name.slice(0, half)}", "${name.slice(half)}"].join(""))`;
}
