import fc from 'fast-check';
import { addressFault, isReservedAddress, normaliseAddress } from '.';

const label = fc.stringMatching(/^[a-z0-9]{1,12}$/);
const anyAddress = fc
  .tuple(fc.stringMatching(/^[a-zA-Z0-9_+]{1,20}$/), fc.array(label, { minLength: 2, maxLength: 4 }))
  .map(([local, labels]) => `${local}@${labels.join('.')}`);

describe('an address', () => {
  it.each(['kim@jena.example', 'K.Weg+1@Stadt.Bürgeramt.example', " o'neil@hanau.example "])(
    'may be %s',
    (address) => expect(addressFault(address)).toBeNull(),
  );

  it.each([
    '',
    'kim',
    'kim@jena',
    '@jena.example',
    'kim@@jena.example',
    'ki m@jena.example',
    'kim.@jena.example',
    'kim@-jena.example',
    `${'k'.repeat(250)}@jena.example`,
    'kim@jena.example\nbcc: all',
  ])('is not %j', (address) => expect(addressFault(address)).toBe('not-an-address'));

  it.each([
    'аdmin@jena.example',
    'kim@jenа.example',
    'kım@jena.example',
    'kim@ʝena.example',
    'kim@xn--jen-4cd.example',
    'ｋim@jena.example',
    'k\u200Bim@jena.example',
  ])('that looks like another is refused: %s', (address) => expect(addressFault(address)).toBe('look-alike'));

  it('is as good in its normal form, which stays as it is', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        const normal = normaliseAddress(address);
        expect(addressFault(normal)).toBe(addressFault(address));
        expect(normaliseAddress(normal)).toBe(normal);
      }),
    );
  });

  it('never passes with a letter of another script in it, wherever it stands', () => {
    const foreign = fc.constantFrom('а', 'е', 'о', 'р', 'ѕ', 'і', 'ο', 'α', 'ⅼ', 'ɡ');
    fc.assert(
      fc.property(anyAddress, foreign, fc.nat(), (address, letter, at) => {
        const place = at % (address.length + 1);
        expect(addressFault(address.slice(0, place) + letter + address.slice(place))).not.toBeNull();
      }),
    );
  });

  it.each([
    'a@bochum.example',
    'a@example.ORG',
    'a@mail.example.com',
    'a@x.test',
    'a@b.invalid',
    'a@localhost',
  ])('of a sample is told apart: %s', (address) => expect(isReservedAddress(address)).toBe(true));

  it.each(['a@bochum.de', 'example@jena.de', 'a@example.de', 'a@myexample.org', 'a@test.de'])(
    'is no sample for what it looks like: %s',
    (address) => expect(isReservedAddress(address)).toBe(false),
  );
});
