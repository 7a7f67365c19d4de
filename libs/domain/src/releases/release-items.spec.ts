import type { ReleaseItemType } from '../contracts';
import { type ReleasedRow, releaseItems } from './index';

const row = (type: ReleaseItemType, id: string, content: Record<string, unknown> = {}): ReleasedRow => ({
  type,
  id,
  content: { title: { source: 'de', texts: { de: id } }, left_on: null, ...content },
});
const project = (id: string, content = {}) => row('project', id, { published_on: '2026-01-01', ...content });

describe('what a release changes for the public', () => {
  it('is nothing where nothing differs that anybody sees', () => {
    const before = [project('p', { version: 1, last_attested_on: '2026-01-01' })];
    const after = [project('p', { version: 2, last_attested_on: '2026-02-01' })];
    expect(releaseItems(before, before)).toEqual([]);
    expect(releaseItems(before, after)).toEqual([]);
  });

  it('tells what comes, what goes, and which aspects of what stays differ', () => {
    const before = [
      project('p'),
      row('milestone', 'a', { project_id: 'p', completed_on: null, promised_on: '2026-03-01' }),
      row('milestone', 'b', { project_id: 'p' }),
    ];
    const after = [
      project('p', { title: { source: 'de', texts: { de: 'p neu' } } }),
      row('milestone', 'a', { project_id: 'p', completed_on: '2026-02-01', promised_on: '2026-04-01' }),
      row('milestone', 'c', { project_id: 'p' }),
    ];
    expect(releaseItems(before, after).map(({ id, how, aspects }) => [id, how, aspects])).toEqual([
      ['p', 'changed', ['texts']],
      ['a', 'changed', ['days', 'status']],
      ['b', 'removed', []],
      ['c', 'added', []],
    ]);
  });

  it('tells nothing of what the public sees on neither side', () => {
    const hidden = [
      project('secret', { published_on: null }),
      row('milestone', 'm', { project_id: 'secret' }),
      row('update', 'u', { project_id: 'secret', readers: 'public', withdrawn: false }),
      project('open'),
      row('update', 'internal', { project_id: 'open', readers: 'office', withdrawn: false }),
      row('document', 'gone', { project_id: 'open', readers: 'public', removed_at: '2026-01-01' }),
      row('dependency', 'd', { milestone_id: 'm', needs_id: 'm' }),
    ];
    expect(releaseItems([project('open')], hidden)).toEqual([]);
  });

  it('shows a project that is published with all that is in it', () => {
    const before = [project('p', { published_on: null }), row('milestone', 'm', { project_id: 'p' })];
    const after = [project('p'), row('milestone', 'm', { project_id: 'p' })];
    expect(releaseItems(before, after).map(({ type, how }) => [type, how])).toEqual([
      ['project', 'added'],
      ['milestone', 'added'],
    ]);
  });

  it('calls an update by its project', () => {
    const update = row('update', 'u', {
      title: undefined,
      project_id: 'p',
      readers: 'public',
      withdrawn: false,
    });
    expect(releaseItems([project('p')], [project('p'), update])).toEqual([
      {
        type: 'update',
        id: 'u',
        how: 'added',
        title: { source: 'de', texts: { de: 'p' } },
        projectId: 'p',
        aspects: [],
      },
    ]);
  });
});
