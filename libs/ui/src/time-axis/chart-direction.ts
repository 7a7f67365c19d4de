import { Directionality } from '@angular/cdk/bidi';
import { computed, inject, type Signal } from '@angular/core';
import type { Direction } from '@wegmarke/domain/course-drawing';

/** The direction asked for, else the one of the document. */
export function chartDirection(asked: Signal<Direction | null>): Signal<Direction> {
  const document = inject(Directionality).valueSignal;
  return computed(() => asked() ?? document());
}
