import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { MilestoneStatus, ScopeAccount, ScopeAccountRow } from '@wegmarke/domain/contracts';
import type { WordKey } from '@wegmarke/domain/words';
import { UserText } from '@wegmarke/ui/user-text';
import { WORDS } from '../../../language/words';

/** The columns of the sum, with the sign that each counts with. */
const COLUMNS = [
  ['adopted', 0],
  ['added', 1],
  ['parts', 1],
  ['dropped', -1],
  ['merged', -1],
  ['split', -1],
  ['moved', 1],
] as const satisfies readonly (readonly [keyof ScopeAccountRow, -1 | 0 | 1])[];

const STATUSES: readonly MilestoneStatus[] = ['done', 'late', 'open', 'dropped', 'merged', 'split'];

/** Law 3 as two tables: how what was adopted became what is in scope, and how what was adopted stands. */
@Component({
  selector: 'wm-account-table',
  imports: [UserText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './account-table.html',
  styleUrl: './account-table.css',
})
export class AccountTable {
  readonly account = input.required<ScopeAccount>();
  protected readonly words = inject(WORDS);
  protected readonly columns = COLUMNS;
  protected readonly statuses = STATUSES;
  /** The pillars, then what they sum to. */
  protected readonly rows = computed(() => {
    const [all, ...pillars] = this.account().rows;
    return all ? [...pillars, all] : pillars;
  });
  protected readonly adoptedRows = computed(() =>
    this.rows().flatMap((row) => (row.status ? [{ ...row, status: row.status }] : [])),
  );
  protected readonly sentence = computed(() => {
    const [all] = this.account().rows;
    if (!all) return '';
    const { adopted, added, parts, dropped, merged, split, inScope } = all;
    return this.words.say('ledger.accountSentence', {
      ...{ adopted, added, parts, dropped, merged, split, inScope },
    });
  });

  protected cell(row: ScopeAccountRow, [column, sign]: (typeof COLUMNS)[number]): string {
    return sign === 0 ? this.words.number(row[column]) : this.words.points(sign * row[column], 0);
  }

  protected columnWord(column: (typeof COLUMNS)[number][0]): WordKey {
    return `ledger.col.${column}`;
  }

  protected statusWord(status: MilestoneStatus): WordKey {
    return `state.${status}`;
  }
}
