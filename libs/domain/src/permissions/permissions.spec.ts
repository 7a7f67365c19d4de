import { ACTIONS, type Actor, type ActorOffice, can, actingOffice, readableBy } from '.';

const office = (officeKind: ActorOffice['officeKind'], officeId: string): ActorOffice => ({
  officeId,
  officeKind,
  departmentId: null,
  appointment: 'regular',
});
const member = (offices: ActorOffice[], roles: ('admin' | 'council')[] = []): Actor => ({
  kind: 'member',
  accountId: 'account',
  personId: 'person',
  roles,
  offices,
});

describe('can', () => {
  it('lets the public read what is published, and nothing else', () => {
    const allowed = ACTIONS.filter((action) =>
      can({ kind: 'public' }, action, { published: true, officeId: 'a' }),
    );
    expect(allowed).toEqual(['strategy.read']);
    expect(can({ kind: 'public' }, 'strategy.read', { published: false })).toBe(false);
  });

  it('lets a holder update milestones of the own office only', () => {
    const holder = member([office('head', 'schools')]);
    expect(can(holder, 'milestone.update', { officeId: 'schools' })).toBe(true);
    expect(can(holder, 'milestone.update', { officeId: 'roads' })).toBe(false);
    expect(can(holder, 'plan.change')).toBe(false);
  });

  it('lets the digital office steer every office', () => {
    const cdo = member([office('cdo', 'digital')]);
    expect(can(cdo, 'milestone.update', { officeId: 'roads' })).toBe(true);
    expect(can(cdo, 'plan.change')).toBe(true);
  });

  it('lets nobody verify the evidence of an own office', () => {
    const both = member([office('head', 'schools'), office('cdo', 'digital')]);
    expect(can(both, 'milestone.verify', { officeId: 'schools' })).toBe(false);
    expect(can(both, 'milestone.verify', { officeId: 'roads' })).toBe(true);
    expect(can(member([], ['council']), 'milestone.verify', { officeId: 'roads' })).toBe(false);
  });

  it('lets nobody verify what they reported themselves, or an own office did, whatever else they hold', () => {
    const both = member([office('other', 'archive'), office('cdo', 'digital')]);
    const reported = (personId: string | null, officeId: string | null): boolean =>
      can(both, 'milestone.verify', { officeId: 'roads', reportedBy: [{ personId, officeId }] });
    expect(reported('person', 'roads')).toBe(false);
    expect(reported('colleague', 'digital')).toBe(false);
    expect(reported('colleague', 'archive')).toBe(false);
    expect(reported('colleague', 'roads')).toBe(true);
    expect(reported(null, null)).toBe(true);
  });

  it('lets admins and the digital office appoint, and admins alone manage the settings', () => {
    const admin = member([], ['admin']);
    const cdo = member([office('cdo', 'digital')]);
    const head = member([office('head', 'schools')]);
    expect([admin, cdo, head].map((actor) => can(actor, 'offices.appoint'))).toEqual([true, true, false]);
    expect([admin, cdo, head].map((actor) => can(actor, 'settings.manage'))).toEqual([true, false, false]);
  });

  it('lets admins alone read the log and manage personal data, and the digital office see where the chain ends', () => {
    const may = (actor: Actor) => [
      can(actor, 'audit.read'),
      can(actor, 'privacy.manage'),
      can(actor, 'chain.read'),
    ];
    expect(may(member([], ['admin']))).toEqual([true, true, true]);
    expect(may(member([office('cdo', 'digital')]))).toEqual([false, false, true]);
    expect(may(member([office('head', 'schools')], ['council']))).toEqual([false, false, false]);
  });

  it('lets a holder report the own absence, and a stand-in none', () => {
    const holder = member([office('head', 'schools')]);
    const standIn = member([{ ...office('head', 'schools'), appointment: 'stand-in' }]);
    const subject = { officeId: 'schools' };
    expect([holder, standIn].map((actor) => can(actor, 'absence.report', subject))).toEqual([true, false]);
    expect(can(holder, 'absence.report', { officeId: 'roads' })).toBe(false);
  });

  it('lets the digital office alone share views and decide what waits', () => {
    const may = (actor: Actor) => [can(actor, 'view.share'), can(actor, 'inbox.decide')];
    expect(may(member([office('cdo', 'digital')]))).toEqual([true, true]);
    expect(may(member([office('head', 'schools')], ['admin']))).toEqual([false, false]);
  });

  it('lets the asked office answer what it is asked, or the digital office', () => {
    const subject = { officeId: 'schools' };
    const may = (actor: Actor) => can(actor, 'ask.answer', subject);
    expect(may(member([office('head', 'schools')]))).toBe(true);
    expect(may(member([office('cdo', 'digital')]))).toBe(true);
    expect(may(member([office('head', 'roads')], ['admin']))).toBe(false);
  });

  it('lets whoever was named prepare updates, and nobody else, whatever they hold', () => {
    const subject = { officeId: 'schools', contributorIds: ['person'] };
    expect(can(member([]), 'update.prepare', subject)).toBe(true);
    expect(can(member([]), 'milestone.update', subject)).toBe(false);
    expect(can(member([office('head', 'schools')]), 'update.prepare', { officeId: 'schools' })).toBe(false);
  });

  it('lets admins and the digital office say how reminders go out', () => {
    const may = (actor: Actor) => can(actor, 'reminders.manage');
    expect(
      [member([], ['admin']), member([office('cdo', 'digital')]), member([office('head', 'roads')])].map(may),
    ).toEqual([true, true, false]);
  });

  it('gives a council member no right to write but views and lists of their own, and how they are written to', () => {
    const writes = ACTIONS.filter((action) => !action.endsWith('.read'));
    const council = member([], ['council']);
    expect(writes.filter((action) => can(council, action, { officeId: 'schools' }))).toEqual([
      'view.save',
      'resolution.follow',
      'mail.choose',
    ]);
  });
});

describe('actingOffice', () => {
  it('is the office that answers where held, else the digital office, else the first one', () => {
    const both = member([office('head', 'schools'), office('cdo', 'digital')]);
    expect(actingOffice(both, 'schools')).toBe('schools');
    expect(actingOffice(both, 'roads')).toBe('digital');
    expect(actingOffice(member([office('head', 'schools')]), 'roads')).toBe('schools');
  });

  it('is none for whoever holds no office', () => {
    expect([actingOffice({ kind: 'public' }), actingOffice(member([], ['council']))]).toEqual([null, null]);
  });
});

describe('readableBy', () => {
  it('gives the administration all, council its own, everybody what is public', () => {
    const readable = (actor: Actor) => readableBy(actor).join(' ');
    expect(readable(member([office('other', 'archive')]))).toBe('office council public');
    expect(readable(member([], ['admin']))).toBe('office council public');
    expect(readable(member([], ['council']))).toBe('council public');
    expect(readable(member([office('head', 'schools')], ['council']))).toBe('office council public');
    expect(readable(member([]))).toBe('public');
    expect(readable({ kind: 'public' })).toBe('public');
  });
});
