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

/** The plain sentence for a failed file operation below `path`, or the error itself when it is none we know. */
export function fileTrouble(error, path) {
  switch (error?.code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new Trouble(`The folder ${path} cannot be written to. Allow it, or choose another one with DATA_DIR.`, {
        cause: error,
      });
    case 'ENOSPC':
    case 'EDQUOT':
      return new Trouble(`There is no space left for ${path}. Free some, or choose another place with DATA_DIR.`, {
        cause: error,
      });
    case 'ENOTDIR':
    case 'EEXIST':
      return new Trouble(`${path} is not a folder. Move that file away, or choose another place with DATA_DIR.`, {
        cause: error,
      });
    default:
      return error;
  }
}
