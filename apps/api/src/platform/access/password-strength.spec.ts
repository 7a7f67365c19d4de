import { passwordFault } from './password-strength';

const ABOUT = ['Kim Feldkamp', 'kim.feldkamp@dessau.example', 'Dessau'];

describe('a new password', () => {
  it.each(['blaue Wegmarken am Fluss', 'gxTr8-kk2pQzz', 'a long password', 'Ümläute sind schön genug'])(
    'may be "%s"',
    async (password) => expect(await passwordFault(password, ABOUT)).toBeNull(),
  );

  it.each([
    'passwordpassword',
    'Passwort12345',
    'qwertzuiopü123',
    'aaaaaaaaaaaaaaaaaaaa',
    'Stadtverwaltung',
    '123456789012345',
    'kimfeldkamp2026',
    'dessaudessau1',
  ])('that everybody would try is refused: %s', async (password) =>
    expect(await passwordFault(password, ABOUT)).toBe('guessable'),
  );

  it('is refused where it is short, and judged in bounded time where it is long', async () => {
    expect(await passwordFault('gxTr8-kk2pQ', ABOUT)).toBe('too-short');
    expect(await passwordFault(`${'x7 Wegweiser '.repeat(76)}ok`, ABOUT)).toBeNull();
    expect(await passwordFault('x'.repeat(1001), ABOUT)).toBe('too-long');
  });
});
