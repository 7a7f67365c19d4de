/**
 * Trouble that the person at the keyboard can do something about: one plain sentence of what is wrong and
 * one of the way out. Whoever catches it prints the message alone, without a stack.
 */
export class Trouble extends Error {
  constructor(message, options) {
    super(message, options);
    this.name = 'Trouble';
  }
}

/**
 * The plain sentence for a failed file operation below `path` with its way out, or the error itself when it is none
 * that we know.
 */
export function fileTrouble(error, path, wayOut = 'Allow it, or choose another place with DATA_DIR.') {
  switch (error?.code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new Trouble(`The folder ${path} cannot be written to. ${wayOut}`, { cause: error });
    case 'ENOSPC':
    case 'EDQUOT':
      return new Trouble(`There is no space left for ${path}. Free some, then start again.`, {
        cause: error,
      });
    case 'ENOTDIR':
    case 'EEXIST':
      return new Trouble(`${path} is not a folder. Move that file away, then start again.`, { cause: error });
    default:
      return error;
  }
}

/** Runs a command of ours: trouble ends it with its sentence alone, anything else with its stack, both with code 1. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`\n${error instanceof Trouble ? error.message : error.stack}\n`);
    process.exitCode = 1;
  }
}
