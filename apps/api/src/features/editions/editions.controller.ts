import { Controller, Get, Headers, Param, Query } from '@nestjs/common';
import type { Edition, EditionFormat, List } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { notFound } from '../../platform/errors/problem-error';
import { Answer } from '../../platform/http/answer';
import { dispositionOf } from '../../platform/http/disposition';
import { isUnchanged } from '../../platform/http/etag';
import { Answers, AnswersFile, AnswersList } from '../../platform/openapi/operation';
import { EditionQuery } from './dto/edition-query';
import type { FileRecord } from './editions.repository';
import { EditionsService } from './editions.service';
import { FORMATS } from './files/formats';

const BY_SERVICE = { decidedBy: 'service' } as const;
/** What never changes is asked for once. */
const FOR_EVER = 'public, max-age=31536000, immutable';
const LONGEST_TITLE = 100;

@Controller('municipalities/:slug/editions')
export class EditionsController {
  constructor(private readonly editions: EditionsService) {}

  @Get()
  @Requires('strategy.read', BY_SERVICE)
  @AnswersList('Edition', 'Sealed reports that the reader may read, newest first.')
  list(@CurrentAccess() access: Access, @Query() { strategy }: EditionQuery): Promise<List<Edition>> {
    return this.editions.list(access, strategy ?? null);
  }

  @Get(':number')
  @Requires('strategy.read', BY_SERVICE)
  @Answers(
    'Edition',
    'A sealed report: what it is about, its files with their hashes, and its place in the chain.',
  )
  find(@CurrentAccess() access: Access, @Param('number') number: string): Promise<Edition> {
    return this.editions.find(access, numberIn(number));
  }

  @Get(':number.json')
  @Requires('strategy.read', BY_SERVICE)
  @Answers(
    'EditionContent',
    'All that the edition says, as it was sealed: canonical JSON, with which all else is recomputed.',
  )
  json(
    @CurrentAccess() access: Access,
    @Param('number') number: string,
    @Headers('if-none-match') known?: string,
  ): Promise<Answer> {
    return this.#file(access, number, 'json', known);
  }

  @Get(':number.pdf')
  @Requires('strategy.read', BY_SERVICE)
  @AnswersFile(FORMATS.pdf.mediaType, 'The edition as a page to file: A4, tagged.')
  pdf(
    @CurrentAccess() access: Access,
    @Param('number') number: string,
    @Headers('if-none-match') known?: string,
  ): Promise<Answer> {
    return this.#file(access, number, 'pdf', known);
  }

  @Get(':number.xlsx')
  @Requires('strategy.read', BY_SERVICE)
  @AnswersFile(
    FORMATS.xlsx.mediaType,
    'The edition as a workbook that computes its figures from its milestones.',
  )
  xlsx(
    @CurrentAccess() access: Access,
    @Param('number') number: string,
    @Headers('if-none-match') known?: string,
  ): Promise<Answer> {
    return this.#file(access, number, 'xlsx', known);
  }

  @Get(':number.zip')
  @Requires('strategy.read', BY_SERVICE)
  @AnswersFile(FORMATS.zip.mediaType, 'The edition as CSV tables with a dictionary of their columns.')
  zip(
    @CurrentAccess() access: Access,
    @Param('number') number: string,
    @Headers('if-none-match') known?: string,
  ): Promise<Answer> {
    return this.#file(access, number, 'zip', known);
  }

  @Get(':number.docx')
  @Requires('strategy.read', BY_SERVICE)
  @AnswersFile(FORMATS.docx.mediaType, "The edition as a document for the city's own template.")
  docx(
    @CurrentAccess() access: Access,
    @Param('number') number: string,
    @Headers('if-none-match') known?: string,
  ): Promise<Answer> {
    return this.#file(access, number, 'docx', known);
  }

  async #file(
    access: Access,
    number: string,
    format: EditionFormat,
    known: string | undefined,
  ): Promise<Answer> {
    const file = await this.editions.file(access, numberIn(number), format);
    const etag = `"${file.hash}"`;
    if (isUnchanged(known, etag)) return Answer.notModified(etag);
    const { mediaType, shown } = FORMATS[format];
    const name = `${access.municipality.name}, ${file.title.slice(0, LONGEST_TITLE)} (${number}).${format}`;
    return Answer.file(file.bytes, mediaType, {
      etag,
      headers: {
        'content-disposition': dispositionOf(name, shown),
        'content-language': file.language,
        'cache-control': isForEverybody(file) ? FOR_EVER : 'private, no-cache',
      },
    });
  }
}

const isForEverybody = ({ readers, strategyPublished }: FileRecord): boolean =>
  readers === 'public' && strategyPublished;

/** @throws ProblemError 404 for what is no number of an edition */
function numberIn(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw notFound();
}
