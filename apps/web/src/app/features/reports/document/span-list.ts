import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { Language } from '@wegmarke/domain/contracts';
import type { Spans } from '@wegmarke/domain/edition-document';

/** Stretches of text, each in its language, with what they stress. */
@Component({
  selector: 'wm-spans',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@for (span of spans(); track $index) {
    @if (span.figure) {
      <strong class="figure" [attr.lang]="span.language" [attr.dir]="directionOf(span.language)">{{
        span.text
      }}</strong>
    } @else if (span.strong) {
      <strong [attr.lang]="span.language" [attr.dir]="directionOf(span.language)">{{ span.text }}</strong>
    } @else if (span.language) {
      <span [attr.lang]="span.language" [attr.dir]="directionOf(span.language)">{{ span.text }}</span>
    } @else {
      <ng-container>{{ span.text }}</ng-container>
    }
  }`,
  styles: `
    .figure {
      color: var(--mat-sys-primary);
      font-weight: 600;
    }
  `,
})
export class SpanList {
  readonly spans = input.required<Spans>();

  protected directionOf(language: Language | undefined): 'ltr' | 'rtl' | null {
    if (language === undefined) return null;
    return language === 'ar' ? 'rtl' : 'ltr';
  }
}
