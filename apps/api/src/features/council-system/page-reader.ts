import type { CouncilSystemInput, OparlFault } from '@wegmarke/domain/contracts';
import { type OparlPaper, readPaper } from '@wegmarke/domain/oparl';
import { referenceKey } from '@wegmarke/domain/resolutions';
import { fold } from '@wegmarke/domain/search';

export interface KnownPaper {
  readonly id: string;
  readonly oparlId: string;
  readonly key: string;
  readonly on: string | null;
}

/** A paper with the key of its reference; of one that is deleted empty. */
export type KeyedPaper = OparlPaper & { readonly key: string };

export interface PageOfPapers {
  readonly papers: readonly KeyedPaper[];
  readonly unusable: number;
  readonly faults: readonly OparlFault[];
}

/** What a page of the list of papers holds, each read by itself: one that is broken takes no other with it. */
export function papersOf(data: readonly unknown[]): PageOfPapers {
  const papers: KeyedPaper[] = [];
  const faults: OparlFault[] = [];
  let unusable = 0;
  for (const each of data) {
    const read = readPaper(each);
    faults.push(...read.faults);
    const key = read.value?.isDeleted === true ? '' : referenceKey(read.value?.reference ?? '');
    if (read.value && key !== null) papers.push({ ...read.value, key });
    else unusable += 1;
  }
  return { papers, unusable, faults };
}

/** Whether the city asks for a paper: the plan names it, or one of its words stands in it and its type is asked for. */
export function isAskedFor(
  paper: KeyedPaper,
  named: ReadonlySet<string>,
  { words, paperTypes }: Pick<CouncilSystemInput, 'words' | 'paperTypes'>,
): boolean {
  if (named.has(paper.key)) return true;
  const text = fold(`${paper.reference} ${paper.name}`);
  if (!words.some((word) => text.includes(fold(word)))) return false;
  return paperTypes.length === 0 || paperTypes.some((type) => fold(type) === fold(paper.paperType ?? ''));
}

/** Which stored paper this one is. By its id; else by its reference, where it lies on the same day under a new id. */
export type Identity =
  | { readonly kind: 'known' | 'renamed'; readonly id: string }
  | { readonly kind: 'new' }
  /** Another paper has this reference. */
  | { readonly kind: 'twice' };

export function identityOf(
  paper: KeyedPaper,
  known: readonly KnownPaper[],
  inPage: ReadonlySet<string>,
): Identity {
  const byId = known.find(({ oparlId }) => oparlId === paper.id);
  if (byId) return { kind: 'known', id: byId.id };
  const sameReference = known.find(({ key }) => key === paper.key);
  if (!sameReference) return { kind: 'new' };
  // The other one is in the same page under its own id: they are two.
  if (sameReference.on !== paper.on || inPage.has(sameReference.oparlId)) return { kind: 'twice' };
  return { kind: 'renamed', id: sameReference.id };
}
