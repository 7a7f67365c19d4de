import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { FieldText, Language } from '@wegmarke/domain/contracts';

export interface ChosenText {
  readonly text: string;
  readonly lang: Language;
  readonly dir: 'ltr' | 'rtl';
}

/** The text in the reader's language, else as it was written, else in any language there is. */
export function chooseText(field: FieldText, language: Language): ChosenText {
  const present = (candidate: Language): boolean => Boolean(field.texts[candidate]?.trim());
  const lang =
    [language, field.source].find(present) ??
    (Object.keys(field.texts) as Language[]).find(present) ??
    field.source;
  return { text: field.texts[lang] ?? '', lang, dir: lang === 'ar' ? 'rtl' : 'ltr' };
}

/** What a person wrote, in the best translation there is, marked with the language it is in. */
@Component({
  selector: 'wm-text',
  template: `{{ chosen().text }}`,
  host: { '[attr.lang]': 'chosen().lang', '[attr.dir]': 'chosen().dir' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UserText {
  readonly text = input.required<FieldText>();
  readonly language = input.required<Language>();
  protected readonly chosen = computed(() => chooseText(this.text(), this.language()));
}
