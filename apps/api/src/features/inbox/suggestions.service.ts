import { Injectable } from '@nestjs/common';
import type { Access } from '../../platform/access/access';
import { conflict, notFound } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { PlanChangesService } from '../plan/changes.service';
import { UndoService } from '../plan/undo.service';
import { InboxRepository } from './inbox.repository';

const decidedAlready = () =>
  conflict('decided-already', 'Somebody has decided this meanwhile. Nothing was stored.');

/** "Not ours": the digital office makes the suggested office answer, or says why not. */
@Injectable()
export class SuggestionsService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: InboxRepository,
    private readonly changes: PlanChangesService,
    private readonly undos: UndoService,
  ) {}

  async decide(
    access: Access,
    id: string,
    decision: 'accepted' | 'declined',
    reason: string | null,
  ): Promise<void> {
    const municipalityId = access.municipality.id;
    await this.database.write(municipalityId, async (query) => {
      const suggestion = await this.repository.lockSuggestion(query, municipalityId, id);
      if (!suggestion) throw notFound();
      if (!suggestion.isOpen) throw decidedAlready();
      const { milestoneId, strategyId, officeId } = suggestion;
      const revision =
        decision === 'accepted'
          ? (
              await this.changes.apply(access, strategyId, {
                changes: [{ kind: 'describe-milestone', subjectId: milestoneId, officeId }],
                reason,
              })
            ).revision
          : null;
      await this.repository.decide(query, municipalityId, id, {
        decision,
        reason,
        personId: access.personId,
        revision,
      });
    });
  }

  async takeBack(access: Access, id: string): Promise<void> {
    const municipalityId = access.municipality.id;
    await this.database.write(municipalityId, async (query) => {
      const suggestion = await this.repository.lockSuggestion(query, municipalityId, id);
      if (!suggestion) throw notFound();
      if (suggestion.decision === null) throw decidedAlready();
      if (suggestion.revision !== null)
        await this.undos.undo(access, suggestion.strategyId, suggestion.revision, {});
      await this.repository.decide(query, municipalityId, id, {
        decision: null,
        reason: null,
        personId: null,
        revision: null,
      });
    });
  }
}
