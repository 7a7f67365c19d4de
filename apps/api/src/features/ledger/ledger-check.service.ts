import { Injectable } from '@nestjs/common';
import type { Query } from '../../platform/database/database';
import { LedgerContentsRepository, type ProjectedRow, type RevisionRef } from './ledger-contents.repository';
import { LedgerService } from './ledger.service';

export type { RevisionRef } from './ledger-contents.repository';

interface Place {
  readonly id: string;
  readonly timeZone: string;
}

/** What was recorded and what is said to follow from it, for whoever checks both. */
@Injectable()
export class LedgerCheckService {
  constructor(
    private readonly contents: LedgerContentsRepository,
    private readonly ledgers: LedgerService,
  ) {}

  contentsOf(query: Query, municipalityId: string, refs: readonly RevisionRef[]) {
    return this.contents.contentsOf(query, municipalityId, refs);
  }

  strays(query: Query, municipalityId: string) {
    return this.contents.strays(query, municipalityId);
  }

  strategies(query: Query, municipalityId: string) {
    return this.contents.strategies(query, municipalityId);
  }

  /** The first row of a strategy's projection that is not what its ledger gives for its day, in words; null: none. */
  async differenceFromFold(
    query: Query,
    municipality: Place,
    strategy: { readonly id: string; readonly projectedOn: string | null },
  ): Promise<string | null> {
    const ledger = await this.ledgers.read(query, {
      municipalityId: municipality.id,
      strategyId: strategy.id,
    });
    if (strategy.projectedOn === null) return null;
    const { pillars, projects, milestones } = ledger.projectionOn(
      strategy.projectedOn,
      municipality.timeZone,
    );
    for (const [table, folded] of [
      ['pillar', pillars],
      ['project', projects],
      ['milestone', milestones],
    ] as const) {
      const stored = await this.contents.projected(query, municipality.id, strategy.id, table);
      const difference = firstDifference(table, stored, new Map<string, object>(folded));
      if (difference !== null) return difference;
    }
    return null;
  }
}

function firstDifference(
  table: string,
  stored: readonly ProjectedRow[],
  folded: ReadonlyMap<string, object>,
): string | null {
  const unseen = new Set(folded.keys());
  for (const row of stored) {
    const expected = folded.get(row.id);
    unseen.delete(row.id);
    if (!expected) return `The ${table} ${row.id} is in the list, but not in the plan ledger.`;
    for (const [column, value] of Object.entries(expected)) {
      if (JSON.stringify(row[column] ?? null) === JSON.stringify(value ?? null)) continue;
      return `The ${table} ${row.id} says ${column} ${String(row[column])}, the plan ledger says ${String(value)}.`;
    }
  }
  const [missing] = unseen;
  return missing === undefined ? null : `The ${table} ${missing} is in the plan ledger, but not in the list.`;
}
