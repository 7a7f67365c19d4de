import type { ChangeItem, FieldText } from '@wegmarke/domain/contracts';
import type { SubjectTitle } from './course.repository';

const UNNAMED: FieldText = { source: 'de', texts: {} };

/** What the subjects of a plan are called, at the moment that an answer is about. */
export class Titles {
  readonly #byId: ReadonlyMap<string, SubjectTitle>;

  constructor(readonly all: readonly SubjectTitle[]) {
    this.#byId = new Map(all.map((subject) => [subject.id, subject]));
  }

  of(id: string): FieldText {
    return this.#byId.get(id)?.title ?? UNNAMED;
  }

  typeOf(id: string): ChangeItem['subjectType'] {
    return this.#byId.get(id)?.type ?? 'strategy';
  }

  pillar(id: string): { readonly title: FieldText; readonly number: number } {
    return { title: this.of(id), number: this.#byId.get(id)?.number ?? 0 };
  }
}
