import { loadWords } from '@wegmarke/domain/words';
import { editionDocx } from '../../src/features/editions/files/docx/edition-docx';
import { editionPdf } from '../../src/features/editions/files/pdf/edition-pdf';
import { sampleContent, SAMPLE_HASH } from './edition-content';

/** An edition of the samples as PDF and DOCX, with what readers of other make should find in both. */
export interface SampleDocument {
  readonly name: string;
  readonly language: string;
  readonly title: string;
  readonly pdf: Uint8Array;
  readonly docx: Uint8Array;
  /** Figures as they are displayed. */
  readonly figures: readonly string[];
}

const SAMPLES = [
  ['bochum', 'de'],
  ['bochum', 'ar'],
  ['jena', 'en'],
  ['hanau', 'nl'],
] as const;

export async function sampleDocuments(): Promise<SampleDocument[]> {
  const documents: SampleDocument[] = [];
  for (const [slug, language] of SAMPLES) {
    const content = sampleContent(slug, language);
    const words = await loadWords(language);
    const { explanation } = content;
    const shares = [explanation, ...explanation.pillars].flatMap(({ todayScope, asAdopted }) => [
      todayScope.actual,
      todayScope.planned,
      asAdopted.actual,
      asAdopted.planned,
    ]);
    documents.push({
      name: `${slug}-${language}`,
      language,
      title: content.title,
      pdf: await editionPdf(content, SAMPLE_HASH),
      docx: await editionDocx(content, SAMPLE_HASH),
      figures: shares.flatMap((share) => (share ? [words.percent(share, 1)] : [])),
    });
  }
  return documents;
}
