/** Why an address cannot be one of an account. */
export type AddressFault = 'not-an-address' | 'look-alike';

const LONGEST = 254;
const SHAPE = /^[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+$/;
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
/** Letters that keyboards of the languages here write; all other letters exist that look like one of these. */
const LABEL = /^[A-Za-z0-9À-ÖØ-öø-ÿŒœß](?:[A-Za-z0-9À-ÖØ-öø-ÿŒœß-]*[A-Za-z0-9À-ÖØ-öø-ÿŒœß])?$/;
/** A name whose letters are hidden in a code. */
const ENCODED = /^xn--/i;

/** As it is stored and compared. */
export const normaliseAddress = (address: string): string => address.trim().normalize('NFC').toLowerCase();

/** Names that belong to nobody and never will (RFC 2606): whatever is sent there is lost, or worse. */
const RESERVED = /(?:^|\.)(?:test|example|invalid|localhost|example\.(?:com|net|org))\.?$/i;

/** Whether an address is one of a sample: in a domain that is set aside for documents and tests. */
export const isReservedAddress = (address: string): boolean =>
  RESERVED.test(address.slice(address.lastIndexOf('@') + 1).trim());

/**
 * What is wrong with an address; null where nothing is. An address whose letters only look like those of another one
 * (a Cyrillic а for an a) is refused: it would belong to somebody else than everybody thinks.
 */
export function addressFault(given: string): AddressFault | null {
  const address = given.trim().normalize('NFC');
  if (address.length > LONGEST || !SHAPE.test(address)) return 'not-an-address';
  const [local = '', domain = ''] = address.split('@');
  const labels = domain.split('.');
  if (LOCAL.test(local) && labels.every((label) => LABEL.test(label) && !ENCODED.test(label))) return null;
  const isAscii = /^[\x21-\x7e]+$/.test(address);
  return isAscii && !labels.some((label) => ENCODED.test(label)) ? 'not-an-address' : 'look-alike';
}
