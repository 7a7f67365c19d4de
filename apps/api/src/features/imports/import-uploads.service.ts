import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { ImportMappingInput } from '@wegmarke/domain/contracts';
import type { FastifyRequest } from 'fastify';
import type { Access } from '../../platform/access/access';
import { Settings } from '../../platform/config/settings';
import { invalidFields, ProblemError } from '../../platform/errors/problem-error';
import { Answer } from '../../platform/http/answer';
import { isId } from '../../platform/http/id-param';
import { Idempotency } from '../../platform/http/idempotency';
import { InputPipe } from '../../platform/http/input.pipe';
import { setRawBody } from '../../platform/http/request-body';
import { type Upload, withUpload } from '../../platform/http/upload';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { StrategiesService } from '../strategies/strategies.service';
import { ImportMappingDto } from './dto/import-input';
import { ImportChangesService } from './import-changes.service';
import { ListReader, type ReadList } from './reading/list-reader';
import { UnreadableFile } from './reading/unreadable-file';
import { LIMITS } from './reading/limits';

const CREATED = 201;
const LONGEST_MAPPING = 262_144;

/** Receives the file of an import. It is read before a transaction is opened, and stored in one with its answer. */
@Injectable()
export class ImportUploads {
  readonly #input = new InputPipe();

  constructor(
    private readonly database: TenantDatabase,
    private readonly idempotency: Idempotency,
    private readonly imports: ImportChangesService,
    private readonly lists: ListReader,
    private readonly strategies: StrategiesService,
    private readonly settings: Settings,
  ) {}

  receive(access: Access, request: FastifyRequest): Promise<Answer> {
    const options = {
      folder: join(this.settings.dataDir, 'uploads'),
      maxBytes: LIMITS.fileBytes,
      maxFieldBytes: LONGEST_MAPPING,
    };
    return withUpload(request, options, async (upload) => {
      const mapping = await this.#mappingIn(upload);
      const strategyId = await this.#strategyFor(access, strategyIn(upload));
      const list = await this.#read(upload);
      setRawBody(request, digestOf(upload));
      return this.database.write(access.municipality.id, () =>
        this.idempotency.once(request, access, CREATED, async () => {
          const made = await this.imports.create(access, strategyId, upload.file.name, list, mapping);
          return Answer.created(
            made,
            `/api/v1/municipalities/${access.municipality.slug}/imports/${made.id}`,
          );
        }),
      );
    });
  }

  /** The strategy that a list is for: the one named, else the leading one. */
  async #strategyFor(access: Access, strategyId: string | undefined): Promise<string> {
    if (strategyId !== undefined) return (await this.strategies.find(access, strategyId)).id;
    const [leading] = (await this.strategies.list(access)).items;
    if (!leading)
      throw new ProblemError(422, 'no-strategy', { detail: 'There is no strategy yet to import into.' });
    return leading.id;
  }

  /** @throws ProblemError 422 with a sentence for whoever sent the file */
  async #read({ file }: Upload): Promise<ReadList> {
    try {
      return await this.lists.read(file.path, file.name);
    } catch (error) {
      if (error instanceof UnreadableFile) throw new ProblemError(422, error.code, { detail: error.message });
      throw error;
    }
  }

  async #mappingIn({ fields }: Upload): Promise<ImportMappingInput> {
    const text = fields['mapping'];
    if (text === undefined || text.trim() === '') return {};
    return (await this.#input.transform(parse(text), {
      type: 'body',
      metatype: ImportMappingDto,
    })) as ImportMappingDto;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidFields([
      { pointer: '/mapping', code: 'malformed-json', detail: 'The part "mapping" is not valid JSON.' },
    ]);
  }
}

function strategyIn({ fields }: Upload): string | undefined {
  const id = fields['strategyId']?.trim();
  if (id === undefined || id === '') return undefined;
  if (isId(id)) return id.toLowerCase();
  throw invalidFields([
    { pointer: '/strategyId', code: 'uuid', detail: 'strategyId must be the id of a strategy.' },
  ]);
}

/** What two repetitions of an upload have in common: boundaries of forms differ each time. */
function digestOf({ file, fields }: Upload): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([file.sha256, file.name, fields]))
    .digest();
}
