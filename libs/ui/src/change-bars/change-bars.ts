import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { percentText, pointsText } from '@wegmarke/ui/figure-format';
import type { ChangeBarsData, ChangeBarsWords } from './change-bars.data';
import { changeGeometry } from './change-geometry';

/** How one figure became another, part by part: a table whose middle column draws each part where it acts. */
@Component({
  selector: 'wm-change-bars',
  imports: [NgTemplateOutlet],
  templateUrl: './change-bars.html',
  styleUrl: './change-bars.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChangeBars {
  readonly data = input.required<ChangeBarsData>();
  readonly words = input.required<ChangeBarsWords>();
  readonly locale = input.required<string>();

  protected readonly shape = computed(() => changeGeometry(this.data()));

  protected exact(value: number, signed: boolean): string {
    return pointsText(value, this.locale(), 1, signed);
  }

  protected points(value: number): string {
    return pointsText(value, this.locale(), 0, true);
  }

  protected percent(value: number): string {
    return percentText(value, this.locale());
  }
}
