import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Query } from '../../platform/database/database';
import type { Ahead } from './ahead';
import { type Command, type Ledger, LedgerService, type StrategyPlace } from './ledger.service';
import { entryRows } from './ledger.repository';
import { titleRows } from './new-subject';
import { ProjectionRepository } from './projection.repository';

/** What of a large command can be done before its plan is locked. */
@Injectable()
export class LedgerAheadService {
  constructor(
    private readonly ledgers: LedgerService,
    private readonly projections: ProjectionRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Checks a command over a ledger that others may still add to, and brings in the rows of what it creates, which nobody
   * sees before it is sent. What takes long of a large command is done by then, without keeping anybody waiting.
   *
   * @throws ProblemError 422 like `record`
   */
  async bring(query: Query, place: StrategyPlace, over: Ledger, command: Command): Promise<Ahead> {
    const on = this.clock.today(place.timeZone);
    const { personId, officeId, reason, reasonTexts = null, paper, created = [] } = command;
    const entries = this.ledgers.refuseUnsound(over, command.entries, on, command.fieldOf);
    const recordedAt = this.clock.now();
    const by = { personId, officeId, reason, reasonTexts, paper };
    const next = over.with(entries, [{ revision: over.revision + 1, recordedAt, ...by }]);
    const rows = next.projectionWith(created, on, place.timeZone);
    await this.projections.writeAhead(query, place, rows, created);
    const texts = { entryRows: entryRows(command.entries), titleRows: titleRows(created) };
    return { over, on, entries, next, rows, ...texts };
  }
}
