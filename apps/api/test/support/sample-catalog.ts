import type { Language } from '@wegmarke/domain/contracts';
import { loadWords } from '@wegmarke/domain/words';
import { type CatalogContent, catalogOf, PREFIXES } from '../../src/features/catalog/catalog';
import { toJsonLd, toTurtle } from '../../src/features/catalog/linked-data';

const NASTY = 'Titel "mit" \\ <b> \n {geschweift} \u0007 @de ^^xsd:int .';
const LANGUAGES: readonly Language[] = ['de', 'en', 'nl', 'ar'];

const strategy = (id: string, title: string): CatalogContent['strategies'][number] => ({
  id,
  title: { source: 'de', texts: { de: title, en: `${title} (en)` } },
  startsOn: '2024-01-01',
  targetOn: '2028-12-31',
  sample: true,
  adoptedAt: '2024-01-25T10:00:00.000Z',
  modifiedAt: '2026-11-20T08:15:00.000Z',
});

/** A catalogue as the product writes it, with two strategies, one of them with a title that no format takes easily. */
export async function sampleCatalog(): Promise<{ readonly turtle: string; readonly jsonLd: string }> {
  const content: CatalogContent = {
    publicUrl: 'https://wegmarke.example.org',
    municipality: { slug: 'bochum', name: 'Bochum', languages: LANGUAGES, demo: true },
    strategies: [
      strategy('01890a5d-ac96-774b-bcce-b302099a8057', 'Digitalstrategie'),
      strategy('01890a5d-ac96-774b-bcce-b302099a8058', NASTY),
    ],
  };
  const things = catalogOf(content, await Promise.all(LANGUAGES.map(loadWords)));
  return { turtle: toTurtle(things, PREFIXES), jsonLd: toJsonLd(things, PREFIXES) };
}
