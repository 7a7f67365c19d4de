import { Trouble } from '../trouble.mjs';

const USAGE = `Use: npm run operator -- create MAIL          makes somebody an operator of this installation
     npm run operator -- reset MAIL           a new password, where no mail leaves
     npm run operator -- reset-factors MAIL   the same, without the second factor that is lost
For example: npm run operator -- create kim@betrieb.example`;
const COMMANDS = ['create', 'reset', 'reset-factors'];

/** Reads a command and an address; whatever is wrong is told in a sentence. */
export function readOperatorArguments([command, email = '', ...more]) {
  if (!COMMANDS.includes(command) || more.length > 0) throw new Trouble(USAGE);
  if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email) || email.length > 254)
    throw new Trouble(`MAIL must be an e-mail address, but is "${email}".\n${USAGE}`);
  return { command, email: email.toLowerCase() };
}
