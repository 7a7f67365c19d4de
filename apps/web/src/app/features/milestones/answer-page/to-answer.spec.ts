import { toAnswer } from './to-answer';

describe('what is said by link', () => {
  it('is what the forms say, with its day and its reason', () => {
    expect(toAnswer({ kind: 'patch', input: { completedOn: '2026-06-15' } })).toEqual({
      what: 'done',
      on: '2026-06-15',
      text: null,
    });
    expect(toAnswer({ kind: 'patch', input: { promisedOn: '2026-07-01', reason: 'Lieferung' } })).toEqual({
      what: 'promise',
      on: '2026-07-01',
      text: 'Lieferung',
    });
    expect(toAnswer({ kind: 'confirm' })).toEqual({ what: 'unchanged', on: null, text: null });
    expect(toAnswer({ kind: 'help', input: { text: 'Wer hilft?' } })).toEqual({
      what: 'help',
      on: null,
      text: 'Wer hilft?',
    });
  });

  it('is nothing that needs more than a link', () => {
    expect(toAnswer({ kind: 'suggest', input: { officeId: 'x', reason: 'y' } })).toBeNull();
    expect(toAnswer({ kind: 'undo', entryId: 'x' })).toBeNull();
  });
});
