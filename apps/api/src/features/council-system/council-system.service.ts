import { Injectable, type OnModuleInit } from '@nestjs/common';
import type {
  CouncilPaper,
  CouncilRun,
  CouncilSystem,
  CouncilSystemInput,
  List,
} from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { SubjectRegistry } from '../../platform/access/subject-registry';
import { conflict, invalidFields, notFound, refused } from '../../platform/errors/problem-error';
import { fromCursor, toCursor } from '../../platform/http/list-query';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { CouncilClient } from './council-client';
import { CouncilReaderService } from './council-reader.service';
import { CouncilSystemRepository } from './council-system.repository';
import type { CouncilPaperQuery } from './dto/council-system-input';

const RUNS_TOLD = 20;

/** Which council information system a municipality reads, what came of it, and what is picked from it. */
@Injectable()
export class CouncilSystemService implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: CouncilSystemRepository,
    private readonly client: CouncilClient,
    private readonly reader: CouncilReaderService,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    // There is at most one in a municipality, and it goes by the municipality's id.
    this.subjects.register('council-system', async (access, id) => {
      if (id !== access.municipality.id) return null;
      const { version } = await this.find(access);
      return { subject: {}, version, current: () => this.find(access) };
    });
  }

  async find(access: Access): Promise<CouncilSystem> {
    const { id } = access.municipality;
    return this.database.read(id, async (query) => {
      const system = await this.repository.find(query, id);
      const [lastRun = null] = await this.repository.runs(query, id, 1);
      const { total: waiting } = await this.repository.waiting(query, id, null, 0, null);
      const { address = null, enabled = false, words = [], paperTypes = [], version = 0 } = system ?? {};
      return { address, enabled, words, paperTypes, waiting, lastRun, version };
    });
  }

  async set(access: Access, id: string, input: CouncilSystemInput): Promise<CouncilSystem> {
    const municipalityId = access.municipality.id;
    if (id !== municipalityId) throw notFound();
    if (!this.client.permits(input.address))
      throw invalidFields([
        {
          pointer: '/address',
          code: 'address-refused',
          detail: 'address must be a public web address with https://, without credentials.',
        },
      ]);
    return this.database.write(municipalityId, async (query) => {
      await this.repository.set(query, municipalityId, input);
      return this.find(access);
    });
  }

  async runs(access: Access): Promise<List<CouncilRun>> {
    const { id } = access.municipality;
    const items = await this.database.read(id, (query) => this.repository.runs(query, id, RUNS_TOLD));
    return { items, nextCursor: null, total: items.length };
  }

  /** Reads now. @throws ProblemError 422 where nothing is to be read, 409 where it is being read */
  async run(access: Access): Promise<CouncilRun> {
    const { id } = access.municipality;
    return this.database.write(id, async (query) => {
      const system = await this.repository.find(query, id);
      if (system?.enabled !== true)
        throw refused(
          'council-system-off',
          'No council information system is read. Set its address and switch it on.',
        );
      if ((await this.reader.begin(id)) === null)
        throw conflict('council-system-busy', 'It is being read at this moment. Wait until it is done.');
      const [run] = await this.repository.runs(query, id, 1);
      if (!run) throw notFound();
      return run;
    });
  }

  async papers(access: Access, { q, limit, cursor }: CouncilPaperQuery): Promise<List<CouncilPaper>> {
    const { id } = access.municipality;
    const after = fromCursor(cursor, ['text', 'id']);
    const words = q?.trim() ?? '';
    const { items, total } = await this.database.read(id, (query) =>
      this.repository.waiting(
        query,
        id,
        words === '' ? null : words,
        limit + 1,
        after && [after[0] ?? '1900-01-01', after[1] ?? ''],
      ),
    );
    const page = items.slice(0, limit);
    const last = items.length > limit ? page.at(-1) : undefined;
    return { items: page, nextCursor: last ? toCursor([last.on ?? '1900-01-01', last.id]) : null, total };
  }

  /** It goes into the register with the next run, which begins at once where none is under way. */
  async pick(access: Access, paperId: string): Promise<CouncilSystem> {
    const { id } = access.municipality;
    return this.database.write(id, async (query) => {
      if (!(await this.repository.pick(query, id, paperId))) throw notFound();
      const system = await this.repository.find(query, id);
      if (system?.enabled === true) await this.reader.begin(id);
      return this.find(access);
    });
  }
}
