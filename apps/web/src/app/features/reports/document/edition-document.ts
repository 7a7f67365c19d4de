import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EditionContent, ReportSection } from '@wegmarke/domain/contracts';
import { editionDocument, type About, type Heading } from '@wegmarke/domain/edition-document';
import type { WordKey, Words } from '@wegmarke/domain/words';
import { CourseChart } from '@wegmarke/ui/course-chart';
import { chartData, chartWords } from '../../../drawing/chart-data';
import { courseOf, linesOf, roadsOf } from '../../../drawing/chart-facts';
import { PlaceStore } from '../../../place/place-store';
import { partsOf } from './document-parts';
import { DocumentTable } from './document-table';
import { EditionInputs } from './edition-inputs';
import { pageOf } from './page-of';
import { SignMark } from './sign-mark';
import { SpanList } from './span-list';

/**
 * All that an edition says, as a sheet: drawn from its content and from nothing else, in its own language. The page of
 * an edition and the preview of a report are both this.
 */
@Component({
  selector: 'wm-edition-document',
  imports: [CourseChart, DocumentTable, EditionInputs, RouterLink, SignMark, SpanList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './edition-document.html',
  styleUrl: './edition-document.css',
})
export class EditionDocument {
  readonly content = input.required<EditionContent>();
  /** Of the content's language. */
  readonly words = input.required<Words<WordKey>>();
  /** SHA-256 of the content, hex; empty in a preview. */
  readonly contentHash = input('');
  /** 1 where a page around it has a title of its own. */
  readonly below = input<0 | 1>(0);
  /** Sections in which something stands otherwise than in the edition before, to be marked. */
  readonly marked = input<ReadonlySet<ReportSection>>(new Set());
  /** What is said of them, for those who do not see the mark. */
  readonly markWord = input('');
  private readonly place = inject(PlaceStore);
  protected readonly document = computed(() =>
    editionDocument(this.content(), this.contentHash(), this.words()),
  );
  protected readonly parts = computed(() => partsOf(this.document().blocks));
  protected readonly chart = computed(() => {
    const { explanation, series, strategy } = this.content();
    const facts = { course: courseOf(explanation), lines: linesOf(series), roads: roadsOf(explanation) };
    const words = this.words();
    return {
      // What a lane has no room for is listed below the table of the pillars.
      data: chartData(facts, strategy, words, () => null),
      // Whoever reads it later reads of that day, not of today.
      words: chartWords(facts, strategy, words, ''),
    };
  });

  protected levelOf({ level }: Heading): number {
    return level + this.below();
  }

  protected pathOf(about: About | undefined): readonly string[] | null {
    return about ? pageOf(this.place.slug(), about) : null;
  }
}
