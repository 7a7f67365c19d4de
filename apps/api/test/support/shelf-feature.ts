import { Body, Controller, Get, Injectable, Module, type OnModuleInit, Patch, Post } from '@nestjs/common';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { v7 as uuid } from 'uuid';
import type { Access } from '../../src/platform/access/access';
import { CurrentAccess, Public, Requires } from '../../src/platform/access/access-rule';
import { SubjectRegistry } from '../../src/platform/access/subject-registry';
import { Answer } from '../../src/platform/http/answer';
import { IsPlainText } from '../../src/platform/http/field-rules';
import { IdParam } from '../../src/platform/http/id-param';
import { TenantDatabase } from '../../src/platform/tenancy/tenant-database';

/** A small feature that uses all that the platform offers: departments whose name can be changed. */
export class ShelfDto {
  @IsPlainText({ max: 100 })
  readonly name!: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1000)
  readonly weight?: number;
}

interface Shelf {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

const COLUMNS = `id, title -> 'texts' ->> 'de' as name, version`;

@Injectable()
export class ShelfService implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.subjects.register('shelf', async (access, id) => {
      const shelf = await this.find(access, id);
      return shelf && { subject: {}, version: shelf.version, current: () => Promise.resolve(shelf) };
    });
  }

  /** Locks, so that a second writer with the same version finds it changed. */
  async find(access: Access, id: string): Promise<Shelf | null> {
    const [shelf] = await this.database.write(access.municipality.id, (query) =>
      query<Shelf>(`select ${COLUMNS} from department where municipality_id = $1 and id = $2 for update`, [
        access.municipality.id,
        id,
      ]),
    );
    return shelf ?? null;
  }

  create(access: Access, name: string): Promise<Shelf | undefined> {
    return this.#save(
      access,
      `insert into department (municipality_id, id, title)
       values ($1, $2, jsonb_build_object('source', 'de', 'texts', jsonb_build_object('de', $3::text))) returning ${COLUMNS}`,
      [access.municipality.id, uuid(), name],
    );
  }

  rename(access: Access, id: string, name: string): Promise<Shelf | undefined> {
    return this.#save(
      access,
      `update department set title = jsonb_set(title, '{texts,de}', to_jsonb($3::text)), version = version + 1
       where municipality_id = $1 and id = $2 returning ${COLUMNS}`,
      [access.municipality.id, id, name],
    );
  }

  async #save(access: Access, text: string, values: unknown[]): Promise<Shelf | undefined> {
    const shelf = await this.database.write(access.municipality.id, async (query) => {
      const [saved] = await query<Shelf>(text, values);
      if (saved?.name === 'failing unseen') await query('select 1 / 0').catch(() => undefined);
      return saved;
    });
    // After the write, so that a refusal shows whether it is undone.
    if (shelf?.name === 'refused by the service') throw new Error('unexpected');
    return shelf;
  }
}

@Controller('municipalities/:slug/shelves')
export class ShelfController {
  constructor(private readonly shelves: ShelfService) {}

  @Post()
  @Requires('settings.manage')
  async create(@CurrentAccess() access: Access, @Body() { name }: ShelfDto): Promise<Answer> {
    const shelf = await this.shelves.create(access, name);
    return Answer.created(shelf, `/api/v1/municipalities/${access.municipality.slug}/shelves/${shelf?.id}`);
  }

  @Patch(':id')
  @Requires('settings.manage', { subject: 'shelf', ifMatch: true })
  rename(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() { name }: ShelfDto,
  ): Promise<unknown> {
    return this.shelves.rename(access, id, name);
  }

  @Get('forgotten')
  forgotten(): string {
    return 'This route declares no access.';
  }

  @Get('undecided')
  @Requires('strategy.read', { decidedBy: 'service' })
  undecided(): object {
    return { told: 'without asking for a right' };
  }

  @Get('passed-through')
  @Public()
  passedThrough(): Answer {
    return Answer.text('{"ready":  1}', { etag: '"day-1"' });
  }
}

@Module({ controllers: [ShelfController], providers: [ShelfService] })
export class ShelfModule {}
