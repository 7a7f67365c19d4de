import type { de } from './de';

/** Every key there is: those of the German catalogue. */
export type WordKey = keyof typeof de;
/** What only members see: not translated into Arabic. */
export type MemberKey = Extract<WordKey, `member.${string}`>;
export type Catalogue = Readonly<Record<WordKey, string>>;
/** Arabic is complete for what the public sees. */
export type PublicCatalogue = Readonly<Record<Exclude<WordKey, MemberKey>, string>>;
