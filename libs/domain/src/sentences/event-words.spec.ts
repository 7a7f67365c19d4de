import type { AuditEvent } from '../contracts';
import { loadWords } from '../words';
import { eventWords } from './event-words';

const event = (more: Partial<AuditEvent>): AuditEvent => ({
  id: '1',
  sequence: 1,
  recordedAt: '2026-11-22T12:00:00Z',
  action: 'session.begun',
  actor: { kind: 'person', personId: '2', name: 'Mara Beispiel' },
  subject: null,
  changes: [],
  titles: {},
  detail: {},
  ...more,
});

describe('an event of the log in words', () => {
  it('says how somebody signed in, in words and not in names of the program', async () => {
    const words = await loadWords('de');
    const said = eventWords(words, event({ detail: { methods: 'password totp' } }));
    expect(said.changes).toBe('womit: Passwort, App-Code');
  });

  it('says what changed from what to what: roles, languages, kinds', async () => {
    const words = await loadWords('de');
    const { changes } = eventWords(
      words,
      event({
        action: 'membership.changed',
        changes: [
          { field: 'roles', withheld: false, before: [], after: ['admin', 'council'] },
          { field: 'language', withheld: false, before: 'de', after: 'nl' },
          { field: 'second_factor', withheld: false, before: 'nobody', after: 'admins' },
        ],
      }),
    );
    expect(changes).toContain('Verwaltet diese Kommune, Mitglied des Rats');
    expect(changes).toContain('Nederlands');
    expect(changes).toContain('Wer die Kommune verwaltet');
    expect(changes).not.toMatch(/admin|council|nobody/);
  });

  it('leaves a value that has no word as it is', async () => {
    const { changes } = eventWords(await loadWords('en'), event({ detail: { format: 'xlsx', count: 3 } }));
    expect(changes).toContain('xlsx');
    expect(changes).toContain('3');
  });

  it('says the names of things and people, and nothing of ids that have none', async () => {
    const office = '01a20515-45f1-7103-8466-a862a348947a';
    const nobody = '01a20515-45f1-7103-8466-a862a348947b';
    const { changes } = eventWords(
      await loadWords('de'),
      event({
        action: 'appointment.added',
        changes: [
          { field: 'id', withheld: false, before: null, after: nobody },
          { field: 'token_hash', withheld: true, before: null, after: null },
          { field: 'kind', withheld: false, before: null, after: 'head' },
          { field: 'office_id', withheld: false, before: null, after: office },
          { field: 'person_id', withheld: false, before: null, after: nobody },
          { field: 'expires_at', withheld: false, before: null, after: '2026-11-22T21:07:21.508+00:00' },
        ],
        titles: { [office]: { kind: 'text', text: { source: 'de', texts: { de: 'Leitung Schulamt' } } } },
      }),
    );
    expect(changes).toBe('Art: Amtsleitung; Amt: Leitung Schulamt; gilt bis: 22.11.26');
  });
});
