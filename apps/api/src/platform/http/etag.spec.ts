import { etagOf, isUnchanged, matches, versionTag } from './etag';

describe('a tag', () => {
  it('is strong and follows from a numeric version', () => {
    expect(versionTag(7)).toBe('"7"');
    expect(etagOf({ version: 7 })).toBe('"7"');
    expect(etagOf({ items: [] })).toBeUndefined();
    expect(etagOf({ version: '7' })).toBeUndefined();
  });

  it.each(['"7"', '"6", "7"', '"6","7"'])('matches If-Match %s', (header) => {
    expect(matches(header, '"7"')).toBe(true);
  });

  it.each(['"6", "7"', '"7" , "6"', ' "7"\t', '"a,b","7"'])('matches If-Match %s in a list', (header) => {
    expect(matches(header, '"7"')).toBe(true);
  });

  const MALFORMED = ['x"7"x', '"7",', ',"7"', '"7" x', '"6" "7"', '"6""7"', '"6",,"7"', '"7";', '*, "7"'];

  it.each(MALFORMED)('is not found in the malformed %s', (header) => {
    expect(matches(header, '"7"')).toBe(false);
    expect(isUnchanged(header, '"7"')).toBe(false);
  });

  it.each(['"6"', 'W/"7"', '7', '*', '', '"7', '"77"'])('does not match If-Match %s', (header) => {
    expect(matches(header, '"7"')).toBe(false);
  });

  it('is compared weakly for a read', () => {
    expect(isUnchanged('W/"7"', '"7"')).toBe(true);
    expect(isUnchanged('*', '"7"')).toBe(true);
    expect(isUnchanged('"6"', '"7"')).toBe(false);
    expect(isUnchanged(undefined, '"7"')).toBe(false);
  });
});
