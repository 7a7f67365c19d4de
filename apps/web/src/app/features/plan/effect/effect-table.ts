import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type {
  ChangePartKind,
  EffectOnFigure,
  FigureKind,
  PlanEffect,
  Scope,
} from '@wegmarke/domain/contracts';
import { Icon, type IconName } from '@wegmarke/ui/icon';
import { PillarNumber } from '@wegmarke/ui/pillar-number';
import { UserText } from '@wegmarke/ui/user-text';
import { WORDS } from '../../../language/words';
import { effectRows } from './effect-rows';

/** What changes do to the figures, in all and of each pillar that moves, split into its parts, in words. */
@Component({
  selector: 'wm-effect-table',
  imports: [Icon, PillarNumber, UserText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './effect-table.html',
  styles: `
    :host {
      display: block;
      overflow-x: auto;
    }
    table {
      inline-size: 100%;
      border-collapse: collapse;
      font-size: 0.875rem;
    }
    caption {
      padding-block-end: 8px;
      font-weight: 600;
      text-align: start;
    }
    th,
    td {
      padding: 6px 8px;
      border-block-end: 1px solid var(--mat-sys-outline-variant);
      text-align: start;
      vertical-align: top;
    }
    thead th {
      background: var(--mat-sys-surface-container-low);
      font-size: 0.75rem;
    }
    tbody th {
      font-weight: 600;
    }
    wm-pillar-number {
      margin-inline-end: 8px;
    }
    .number {
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
    .difference {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      font-weight: 600;
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    @media (max-width: 839.98px) {
      table,
      caption,
      tbody,
      th,
      td {
        display: block;
      }
      thead {
        position: absolute;
        overflow: hidden;
        inline-size: 1px;
        block-size: 1px;
        clip-path: inset(50%);
      }
      tr {
        display: grid;
        grid-template-columns: 1fr auto auto;
        padding-block: 6px;
        border-block-end: 1px solid var(--mat-sys-outline-variant);
      }
      th,
      td {
        padding: 2px 4px;
        border: 0;
      }
      tbody th,
      td:last-child {
        grid-column: 1 / -1;
      }
      .number {
        padding-inline-start: 16px;
      }
    }
  `,
})
export class EffectTable {
  readonly effect = input.required<PlanEffect>();
  readonly caption = input.required<string>();
  protected readonly words = inject(WORDS);
  protected readonly rows = computed(() => effectRows(this.effect()));

  protected figureWord({ scope, figure }: EffectOnFigure): `member.plan.figure.${Scope}-${FigureKind}` {
    return `member.plan.figure.${scope}-${figure}`;
  }

  protected partWord(kind: ChangePartKind): `part.${ChangePartKind}` {
    return `part.${kind}`;
  }

  protected difference({ from, to }: EffectOnFigure): number | null {
    return from && to ? Math.round((to.percent - from.percent) * 10) / 10 : null;
  }

  protected arrow(difference: number): IconName {
    if (difference === 0) return 'trend-flat';
    return difference > 0 ? 'trend-up' : 'trend-down';
  }
}
