import { parseArgs } from 'node:util';
import { Trouble } from '../trouble.mjs';

const USAGE =
  'Use: npm run municipality -- create SLUG --name NAME --admin MAIL [--languages de,en]\n' +
  'For example: npm run municipality -- create hersfeld --name "Bad Hersfeld" --admin anna@hersfeld.example\n' +
  'Or: npm run municipality -- export SLUG FILE | restore FILE | remove SLUG --confirm SLUG';
const LANGUAGES = ['de', 'en', 'nl', 'ar'];
/** First parts of addresses that are pages of the product itself. */
const RESERVED = ['account', 'api', 'health', 'metrics', 'operator', 'sign-in'];

/** Reads `create SLUG --name NAME --admin MAIL`; whatever is wrong is told in a sentence. */
export function readArguments(args) {
  const { values, positionals } = parse(args);
  const [command, slug = '', ...more] = positionals;
  if (command !== 'create' || more.length > 0) throw new Trouble(USAGE);
  const { name = '', admin = '', languages = 'de,en' } = values;
  if (!/^[a-z][a-z0-9-]{1,62}$/.test(slug) || RESERVED.includes(slug)) {
    throw new Trouble(
      `The slug is the municipality's part of the address: 2 to 63 small letters, digits and hyphens, beginning with a letter, and none of ${RESERVED.join(', ')}. "${slug}" is none.\n${USAGE}`,
    );
  }
  if (name.trim() === '' || name.length > 200) throw new Trouble(`--name is missing or too long.\n${USAGE}`);
  if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(admin) || admin.length > 254)
    throw new Trouble(`--admin must be an e-mail address, but is "${admin}".\n${USAGE}`);
  const known = languages.split(',');
  if (known.some((language) => !LANGUAGES.includes(language)))
    throw new Trouble(`--languages must name some of ${LANGUAGES.join(', ')}, with commas.\n${USAGE}`);
  return { slug, name: name.trim(), admin: admin.toLowerCase(), languages };
}

/** Reads `export SLUG FILE`, `restore FILE` or `remove SLUG --confirm SLUG`; null where another command is asked for. */
export function readMove(args) {
  const [command, first = '', second = '', third = '', ...more] = args;
  if (!['export', 'restore', 'remove'].includes(command)) return null;
  const right =
    command === 'export'
      ? first !== '' && second !== '' && third === ''
      : command === 'restore'
        ? first !== '' && second === ''
        : first !== '' && second === '--confirm' && third === first;
  if (!right || more.length > 0) {
    throw new Trouble(
      command === 'remove'
        ? `Everything of the municipality will be gone: type its slug twice, npm run municipality -- remove SLUG --confirm SLUG.`
        : USAGE,
    );
  }
  return [command, first, ...(command === 'export' ? [second] : [])];
}

function parse(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { name: { type: 'string' }, admin: { type: 'string' }, languages: { type: 'string' } },
    });
  } catch (error) {
    throw new Trouble(`${error.message}\n${USAGE}`);
  }
}
