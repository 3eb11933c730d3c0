// Other lock files further up are none of this application's.
export default { turbopack: { root: `${import.meta.dirname}/..` } };
