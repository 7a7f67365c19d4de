import { Injectable } from '@nestjs/common';
import {
  type FoundedMunicipality,
  type InstallationState,
  type Invitation,
  type List,
  type MunicipalityFounding,
  type OperatorMunicipality,
  RESERVED_SLUGS,
} from '@wegmarke/domain/contracts';
import { MunicipalityDirectory } from '../../platform/access/municipality-directory';
import { AuditLog } from '../../platform/audit/audit-log';
import { Clock } from '../../platform/clock/clock';
import { invalidFields, notFound, ProblemError, stale } from '../../platform/errors/problem-error';
import { matches, versionTag } from '../../platform/http/etag';
import { fromCursor, type ListQuery, toCursor } from '../../platform/http/list-query';
import { MailOutbox } from '../../platform/mail/mail-outbox';
import { FoundingService } from '../municipalities/founding.service';
import { OperatorRepository } from './operator.repository';

/** As it was built; in a process that was not, none. */
const VERSION = process.env['WEGMARKE_VERSION'] ?? '0';

@Injectable()
export class OperatorService {
  readonly #startedAt: string;

  constructor(
    private readonly repository: OperatorRepository,
    private readonly founding: FoundingService,
    private readonly municipalities: MunicipalityDirectory,
    private readonly mail: MailOutbox,
    private readonly audit: AuditLog,
    clock: Clock,
  ) {
    this.#startedAt = clock.now().toISOString();
  }

  async installation(): Promise<InstallationState> {
    const { version, bytes, waiting, refused } = await this.repository.installation();
    return {
      version: VERSION,
      startedAt: this.#startedAt,
      database: { version, bytes },
      mail: { available: this.mail.available, waiting, refused },
    };
  }

  async list({ limit, cursor }: ListQuery): Promise<List<OperatorMunicipality>> {
    const after = fromCursor(cursor, ['text', 'id']);
    const [found, total] = await Promise.all([
      this.repository.list(limit + 1, after),
      this.repository.count(),
    ]);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: found.length > limit && last ? toCursor([last.name, last.id]) : null, total };
  }

  /** @throws ProblemError 404 */
  async find(id: string): Promise<OperatorMunicipality> {
    const municipality = await this.repository.find(id);
    if (!municipality) throw notFound();
    return municipality;
  }

  /** @throws ProblemError 409 where the slug is taken, 422 where it is a page of the product */
  async found(accountId: string, input: MunicipalityFounding): Promise<FoundedMunicipality> {
    if ((RESERVED_SLUGS as readonly string[]).includes(input.slug)) {
      const detail = 'slug is a page of the product itself. Choose another one.';
      throw invalidFields([{ pointer: '/slug', code: 'reserved', detail }]);
    }
    const { id, invitation } = await this.founding.found({ ...input, deliver: 'mail' });
    await this.audit.recordGlobal(
      { kind: 'operator', accountId },
      { action: 'municipality.added', subject: { kind: 'municipality', id } },
    );
    return { municipality: await this.find(id), invitation };
  }

  /** @throws ProblemError 404, 412, 428 */
  async setSuspended(
    id: string,
    suspended: boolean,
    ifMatch: string | undefined,
  ): Promise<OperatorMunicipality> {
    const before = await this.find(id);
    if (ifMatch === undefined) {
      throw new ProblemError(428, 'version-missing', {
        detail: 'Name the version that you have seen in If-Match.',
      });
    }
    if (!matches(ifMatch, versionTag(before.version))) throw stale(before);
    if (!(await this.repository.setSuspended(id, suspended, before.version)))
      throw stale(await this.find(id));
    this.municipalities.forget(before.slug);
    return this.find(id);
  }

  /** For a municipality whose admins have lost their way in, or never found it. @throws ProblemError 404 */
  async inviteAdmin(id: string, email: string): Promise<Invitation> {
    const { slug, demo, name } = await this.find(id);
    return this.founding.inviteAdmin({ id, slug, demo, name }, email);
  }
}
