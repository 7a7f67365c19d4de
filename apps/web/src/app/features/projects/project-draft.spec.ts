import type { Project } from '@wegmarke/domain/contracts';
import { differences, draftOf, languagesOf, patchOf, placesIn, rebase } from './project-draft';

const project = {
  title: { source: 'de', texts: { de: 'Glasfaser', en: 'Fibre' } },
  benefit: null,
  description: { source: 'de', texts: { de: 'Alt' } },
  phase: 'planning',
  department: null,
  partners: ['Stadtwerke'],
  contributesTo: [],
  places: [{ name: 'Rathaus', address: null, lat: 51.48, lon: 7.21 }],
} as unknown as Project;

const [german, english] = [languagesOf(project, 'de'), languagesOf(project, 'en')];

describe('the draft of a project’s details', () => {
  it('that nobody touched changes nothing', () => {
    expect(patchOf(project, draftOf(project, german), german)).toEqual({});
  });

  it('changes the wording in the reader’s language alone, where there is one', () => {
    const draft = { ...draftOf(project, english), title: 'Fibre for all', description: 'Neu' };
    expect(patchOf(project, draft, english)).toEqual({
      title: { source: 'de', texts: { de: 'Glasfaser', en: 'Fibre for all' } },
      description: { source: 'de', texts: { de: 'Neu' } },
    });
  });

  it('stays in the language in which it began, also when somebody adds a text in the reader’s', () => {
    const typed = { ...draftOf(project, english), description: 'Neu gefasst' };
    const translated = { source: 'de', texts: { de: 'Alt', en: 'Old' } } as const;
    const stored = { ...project, description: translated };
    const { draft, conflicts } = rebase(typed, draftOf(project, english), draftOf(stored, english));
    expect(conflicts).toEqual([]);
    expect(patchOf(stored, draft, english)).toEqual({
      description: { source: 'de', texts: { de: 'Neu gefasst', en: 'Old' } },
    });
  });

  it('takes a text away where its last wording is emptied', () => {
    expect(patchOf(project, { ...draftOf(project, german), description: ' ' }, german)).toEqual({
      description: null,
    });
  });

  it('keeps what was typed and follows what somebody else has changed; what both have changed is named', () => {
    const base = draftOf(project, german);
    const typed = { ...base, title: 'Mein Titel', partners: 'Stadtwerke\nUniversität' };
    const stored = { ...base, title: 'Ihr Titel', phase: 'delivery' as const };
    const { draft, conflicts } = rebase(typed, base, stored);
    expect(conflicts).toEqual(['title']);
    expect(draft).toMatchObject({
      title: 'Mein Titel',
      phase: 'delivery',
      partners: 'Stadtwerke\nUniversität',
    });
    expect(differences(draft, stored)).toEqual(['title', 'partners']);
  });

  it('names no conflict where both say the same', () => {
    const base = draftOf(project, german);
    const same = { ...base, title: 'Neu' };
    expect(rebase(same, base, same).conflicts).toEqual([]);
  });

  it('reads degrees with a point or a comma, both or neither', () => {
    const place = { name: 'Rathaus', address: ' ', lat: '51,4818', lon: '7.2162' };
    expect(placesIn([place])).toEqual([{ name: 'Rathaus', address: null, lat: 51.4818, lon: 7.2162 }]);
    expect(placesIn([{ ...place, lat: '', lon: ' ' }])?.[0]).toMatchObject({ lat: null, lon: null });
    for (const wrong of [{ lon: '' }, { lat: '91' }, { lat: 'Nord' }, { name: ' ' }])
      expect([wrong, placesIn([{ ...place, ...wrong }])]).toEqual([wrong, null]);
  });
});
