/**
 * One of Node's own modules as `require` gives it. An `import` of it would read every export, and some of those load much
 * more (one of `node:fs` the files by promises, one of `node:crypto` the browsers' crypto): a tenth of a second start.
 * The Nodes too old to give it so are those that we only tell that they are too old.
 */
export async function builtIn(name) {
  return process.getBuiltinModule?.(name) ?? import(name);
}
