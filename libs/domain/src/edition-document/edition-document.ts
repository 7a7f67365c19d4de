import type { EditionContent, ReportSection } from '../contracts';
import type { WordKey, Words } from '../words';
import { changesSection } from './changes-section';
import { closing } from './closing';
import { courseSection } from './course-section';
import { differencesSection } from './differences';
import type { Block, EditionDocument, Footer, Masthead } from './document';
import { PAGE_MARK, PAGES_MARK } from './document';
import { methodSection } from './method-section';
import { offCourseSection } from './off-course-section';
import { opening } from './opening';
import { pillarsSection } from './pillars-section';
import { projectsSection } from './projects-section';
import { requestsSection, resolutionsSection } from './council-sections';
import { scopeSection } from './scope-section';
import { Telling } from './telling';

/** So many characters of a hash tell the editions of a city apart. */
const SHORT_HASH = 12;

const SECTIONS: Readonly<Record<ReportSection, (telling: Telling) => readonly Block[]>> = {
  course: courseSection,
  pillars: pillarsSection,
  changes: changesSection,
  'off-course': offCourseSection,
  requests: requestsSection,
  resolutions: resolutionsSection,
  scope: scopeSection,
  projects: projectsSection,
  method: methodSection,
};

/**
 * Everything that an edition says, in its order.
 *
 * @param contentHash SHA-256 of the content, hex; empty in a preview
 * @param words of the content's language
 */
export function editionDocument(
  content: EditionContent,
  contentHash: string,
  words: Words<WordKey>,
): EditionDocument {
  const telling = new Telling(content, words);
  return {
    language: words.language,
    direction: words.direction,
    title: content.title,
    author: content.municipality.name,
    masthead: mastheadOf(telling),
    footer: footerOf(telling, contentHash),
    blocks: [
      ...opening(telling),
      ...content.sections.flatMap((section) => SECTIONS[section](telling)),
      ...differencesSection(telling),
      ...closing(telling, contentHash),
    ],
  };
}

function mastheadOf(telling: Telling): Masthead {
  const { body, reference, sessionOn, municipality, strategy, on } = telling.content;
  const { words } = telling;
  return {
    initials: municipality.initials,
    colour: municipality.colour,
    strategy: telling.field(strategy.title),
    lines: [
      telling.say('report.to', { place: municipality.name, body }),
      ...(reference === null ? [] : [telling.say('report.paper', { reference })]),
    ],
    dates: [
      ...(sessionOn === null ? [] : [telling.say('report.session', { on: words.date(sessionOn) })]),
      telling.say('report.asOf', { on: words.date(on) }),
    ],
  };
}

function footerOf(telling: Telling, contentHash: string): Footer {
  const { sample, number, address, sealedAt, municipality } = telling.content;
  return {
    note: sample ? telling.say('report.sample') : '',
    edition:
      number === null || sealedAt === null
        ? telling.say('report.preview')
        : telling.say('report.edition', {
            place: municipality.name,
            number: telling.count(number),
          }),
    address,
    hash:
      contentHash === ''
        ? ''
        : telling.say('report.hash', { hash: telling.ltr(contentHash.slice(0, SHORT_HASH)) }),
    page: telling.say('report.page', { page: PAGE_MARK, pages: PAGES_MARK }),
  };
}
