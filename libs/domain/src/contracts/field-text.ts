/** The languages of the product. Arabic is complete for what the public sees. */
export const LANGUAGES = ['de', 'en', 'nl', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text that a person wrote, in the language it was written in (`source`) and in translations. */
export interface FieldText {
  readonly source: Language;
  readonly texts: Readonly<Partial<Record<Language, string>>>;
}
