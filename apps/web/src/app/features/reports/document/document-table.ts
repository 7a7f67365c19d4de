import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Row, Table } from '@wegmarke/domain/edition-document';
import { PlaceStore } from '../../../place/place-store';
import { SignMark } from './sign-mark';
import { SpanList } from './span-list';
import { pageOf } from './page-of';

/** A table of an edition; where there is little room its rows stand as cards. */
@Component({
  selector: 'wm-document-table',
  imports: [RouterLink, SignMark, SpanList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <table class="wm-table" role="table">
      <caption>
        {{
          table().caption
        }}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          @for (column of columns(); track $index) {
            <th scope="col" role="columnheader" [class.wm-numbers]="column.align === 'end'">
              {{ column.title }}
            </th>
          }
        </tr>
      </thead>
      <tbody role="rowgroup">
        @for (row of table().rows; track $index) {
          <tr role="row" [class.total]="row.total">
            @for (cell of row.cells; track $index; let at = $index) {
              @if (at === 0) {
                <th scope="row" role="rowheader">
                  @if (pathOf(row); as path) {
                    <a class="wm-link" [routerLink]="path"><wm-spans [spans]="cell.spans" /></a>
                  } @else {
                    <wm-sign [sign]="cell.sign" /><wm-spans [spans]="cell.spans" />
                  }
                </th>
              } @else {
                <td
                  role="cell"
                  [class.number]="columns()[at]?.align === 'end'"
                  [attr.data-label]="columns()[at]?.title"
                >
                  <span><wm-sign [sign]="cell.sign" /><wm-spans [spans]="cell.spans" /></span>
                </td>
              }
            }
          </tr>
        }
      </tbody>
    </table>
  `,
  styleUrl: './document-table.css',
})
export class DocumentTable {
  readonly table = input.required<Table>();
  private readonly place = inject(PlaceStore);
  protected readonly columns = computed(() => this.table().columns);

  protected pathOf({ about }: Row): readonly string[] | null {
    return about ? pageOf(this.place.slug(), about) : null;
  }
}
