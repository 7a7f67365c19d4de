import type { Entry, EntryValue } from '../src/plan';
import { checkCommand, type Proposal, type Refusal } from '../src/plan';

/** A ledger written by hand, command after command: each `record` is one revision. Ids are the names given. */
export class LedgerBuilder {
  readonly entries: Entry[] = [];
  revision = 0;

  /** Records a command, or throws where it would be refused. */
  record(...commands: readonly Line[]): this {
    const refusal = this.refusalOf(...commands);
    if (refusal) {
      throw new Error(
        `refused: ${refusal.problem} (${refusal.entry.subjectId}, ${refusal.entry.value.kind})`,
      );
    }
    return this.force(...commands);
  }

  /** Why the command would be refused; null where it may be recorded. */
  refusalOf(...commands: readonly Line[]): Refusal | null {
    return checkCommand(this.entries, this.proposals(commands), '9999-12-31');
  }

  force(...commands: readonly Line[]): this {
    const proposals = this.proposals(commands);
    this.revision += 1;
    this.entries.push(
      ...proposals.map((proposal, position) => ({ ...proposal, revision: this.revision, position })),
    );
    return this;
  }

  private proposals(lines: readonly Line[]): Proposal[] {
    return lines.map(([validOn, subjectId, value], position) => ({
      id: `e${String(this.revision + 1)}.${String(position)}`,
      validOn,
      subjectId,
      value,
    }));
  }

  /** The id of the entry that a command recorded as its `position`-th. */
  idAt(revision: number, position = 0): string {
    return `e${String(revision)}.${String(position)}`;
  }
}

export type Line = readonly [validOn: string, subjectId: string, value: EntryValue];

export const pillar = (on: string, id: string, weight = 1): Line => [
  on,
  id,
  { kind: 'pillar-added', weight },
];
export const project = (on: string, id: string, pillarId: string, weight = 1): Line => [
  on,
  id,
  { kind: 'project-added', pillarId, weight },
];
export const milestone = (
  on: string,
  id: string,
  projectId: string,
  { weight = 1, due = null }: { weight?: number; due?: string | null } = {},
): Line => [on, id, { kind: 'milestone-added', projectId, weight, baselineOn: due, promisedOn: null }];
export const adopted = (on: string): Line => [on, 'strategy', { kind: 'adopted' }];
export const completed = (on: string, id: string): Line => [on, id, { kind: 'completed' }];
export const dropped = (on: string, id: string): Line => [on, id, { kind: 'milestone-dropped' }];
export const retracted = (on: string, subjectId: string, entryId: string): Line => [
  on,
  subjectId,
  { kind: 'retracted', entryId },
];
