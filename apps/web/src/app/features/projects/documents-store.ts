import { inject, Injectable, signal } from '@angular/core';
import type { DocumentPatch, LinkInput, Milestone, ProjectDocument } from '@wegmarke/domain/contracts';
import { failureOf, load, type Failure } from '../../http/failure';
import { PlaceStore } from '../../place/place-store';
import { DocumentsApi, type FileInput } from './documents-api';

/** Files and links of a project and its milestones, as far as the reader may read them. */
@Injectable()
export class DocumentsStore {
  private readonly api = inject(DocumentsApi);
  private readonly place = inject(PlaceStore);
  private readonly current = signal<readonly ProjectDocument[]>([]);
  private readonly loadFailure = signal<Failure | null>(null);
  private projectId = '';
  readonly items = this.current.asReadonly();
  readonly failure = this.loadFailure.asReadonly();

  async open(projectId: string): Promise<void> {
    this.projectId = projectId;
    const loaded = await load(() => this.api.list(this.place.slug(), projectId));
    if (this.projectId !== projectId) return;
    this.loadFailure.set(loaded.state === 'failed' ? loaded.failure : null);
    this.current.set(loaded.state === 'ready' ? loaded.value.items : []);
  }

  /** What others added meanwhile; what cannot be loaded leaves what is shown. */
  async refresh(): Promise<void> {
    const { projectId } = this;
    const loaded = await load(() => this.api.list(this.place.slug(), projectId));
    if (loaded.state === 'failed' || this.projectId !== projectId) return;
    this.loadFailure.set(null);
    this.current.set(loaded.value.items);
  }

  address({ id }: ProjectDocument): string {
    return this.api.address(this.place.slug(), id);
  }

  /**
   * Adds a file or a link. Where it belongs to a milestone that was reported done without evidence, it is its evidence
   * from now on. Resolves to what went wrong; what got through stays, and is not added twice.
   */
  async add(input: FileInput | LinkInput, milestone: Milestone | null): Promise<Failure | null> {
    const slug = this.place.slug();
    return this.attempt(async () => {
      const added =
        'file' in input
          ? await this.api.upload(slug, this.projectId, input)
          : await this.api.addLink(slug, this.projectId, input);
      this.current.update((items) => [added, ...items.filter(({ id }) => id !== added.id)]);
      if (milestone?.completedOn != null && milestone.evidence === 'claimed')
        await this.api.evidence(slug, milestone, added.id);
    });
  }

  async change(document: ProjectDocument, patch: DocumentPatch): Promise<Failure | null> {
    return this.attempt(async () => {
      const changed = await this.api.change(this.place.slug(), document, patch);
      this.current.update((items) => items.map((item) => (item.id === changed.id ? changed : item)));
    });
  }

  async remove(document: ProjectDocument): Promise<Failure | null> {
    return this.attempt(async () => {
      await this.api.remove(this.place.slug(), document);
      this.current.update((items) => items.filter(({ id }) => id !== document.id));
    });
  }

  private async attempt(work: () => Promise<void>): Promise<Failure | null> {
    try {
      await work();
      return null;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.status === 412 || failure.status === 404) await this.open(this.projectId);
      return failure;
    }
  }
}
