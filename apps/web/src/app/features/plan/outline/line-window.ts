import { afterNextRender, DestroyRef, DOCUMENT, inject, signal } from '@angular/core';

/** Lines above and below what is seen, so that a quick hand finds them there. */
const MARGIN = 360;

/** Which part of a long list is in sight, in pixels from its start. Call in an injection context. */
export class LineWindow {
  private readonly view = inject(DOCUMENT).defaultView;
  private readonly part = signal({ from: 0, to: 1600 });
  private element: (() => HTMLElement | undefined) | null = null;

  readonly inSight = this.part.asReadonly();

  constructor() {
    const look = (): void => this.look();
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      this.view?.addEventListener('scroll', look, { passive: true, capture: true });
      this.view?.addEventListener('resize', look);
      destroyed.onDestroy(() => {
        this.view?.removeEventListener('scroll', look, { capture: true });
        this.view?.removeEventListener('resize', look);
      });
      this.look();
    });
  }

  follow(element: () => HTMLElement | undefined): void {
    this.element = element;
  }

  /** Looks again where the list stands. Moves only by steps, so that not every pixel draws the list anew. */
  look(): void {
    const element = this.element?.();
    if (!element || !this.view) return;
    const top = -element.getBoundingClientRect().top;
    const { from, to } = this.part();
    const isInside = top - MARGIN / 3 >= from && top + this.view.innerHeight + MARGIN / 3 <= to;
    if (isInside || (from === 0 && top < 0 && this.view.innerHeight <= to)) return;
    this.part.set({ from: Math.max(0, top - MARGIN), to: Math.max(0, top) + this.view.innerHeight + MARGIN });
  }
}

/** Where each of some lines begins, in pixels; the last number is the end of all. */
export function offsetsOf(heights: readonly number[]): readonly number[] {
  const offsets = [0];
  let sum = 0;
  for (const height of heights) offsets.push((sum += height));
  return offsets;
}

/** The first line that ends behind `at`. */
export function lineAt(offsets: readonly number[], at: number): number {
  let [low, high] = [0, Math.max(0, offsets.length - 2)];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle + 1] ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
