import { Trouble } from '../trouble.mjs';

const USAGE =
  'Use: npm run operator -- create MAIL\nFor example: npm run operator -- create kim@betrieb.example';

/** Reads `create MAIL`; whatever is wrong is told in a sentence. */
export function readOperatorArguments([command, email = '', ...more]) {
  if (command !== 'create' || more.length > 0) throw new Trouble(USAGE);
  if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email) || email.length > 254)
    throw new Trouble(`MAIL must be an e-mail address, but is "${email}".\n${USAGE}`);
  return { email: email.toLowerCase() };
}
