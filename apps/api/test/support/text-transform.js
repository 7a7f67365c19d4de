/** SQL and Typst files are text, as in the bundle. */
export default {
  process: (source) => ({ code: `export default ${JSON.stringify(source)};` }),
};
