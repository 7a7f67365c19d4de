import { computed, inject, Injectable, signal } from '@angular/core';
import type { JudgementInput, Milestone, Project, ProjectPatch } from '@wegmarke/domain/contracts';
import { failureOf, load, type Failure, type Loaded } from '../../http/failure';
import { PlaceStore } from '../../place/place-store';
import { SessionStore } from '../../session/session-store';
import { ProjectsApi } from './projects-api';

/** One project; members see also what is not published. */
@Injectable()
export class ProjectStore {
  private readonly api = inject(ProjectsApi);
  private readonly place = inject(PlaceStore);
  private readonly session = inject(SessionStore);
  private readonly current = signal<Loaded<Project> | null>(null);
  private id: string | null = null;
  /** By milestone: the key of a verification whose answer is not known. */
  private readonly verifications = new Map<string, string>();
  readonly failure = computed(() => {
    const current = this.current();
    return current?.state === 'failed' ? current.failure : null;
  });
  readonly project = computed(() => {
    const current = this.current();
    return current?.state === 'ready' ? current.value : null;
  });

  async open(id: string): Promise<void> {
    this.id = id;
    const loaded = await load(() => this.read(id));
    if (this.id === id) this.current.set(loaded);
  }

  /** What the department thinks, beside the derived health; null takes it back. Resolves to what went wrong. */
  judge(judgement: JudgementInput | null): Promise<Failure | null> {
    return this.change({ judgement });
  }

  /** Changes what describes the project. Resolves to what went wrong. */
  async change(patch: ProjectPatch): Promise<Failure | null> {
    const project = this.project();
    if (!project) return null;
    try {
      const value = await this.api.change(this.place.slug(), project, patch);
      if (this.id === project.id) this.current.set({ state: 'ready', value });
      return null;
    } catch (error) {
      const failure = failureOf(error);
      // Somebody else was faster: the next attempt is made knowingly, on what stands there now.
      if (failure.status === 412) await this.open(project.id);
      return failure;
    }
  }

  /**
   * Confirms the evidence of a milestone. Where no answer came back, the next attempt carries the same key.
   * Resolves to what went wrong.
   */
  async verify(milestoneId: string): Promise<Failure | null> {
    const key = this.verifications.get(milestoneId) ?? crypto.randomUUID();
    this.verifications.set(milestoneId, key);
    try {
      const milestone = await this.api.verify(this.place.slug(), milestoneId, key);
      this.verifications.delete(milestoneId);
      this.replace(milestone);
      return null;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.status >= 400 && failure.status < 500) this.verifications.delete(milestoneId);
      return failure;
    }
  }

  /** The milestone as it now stands; then the shares of the evidence, which rest on it. */
  private replace(milestone: Milestone): void {
    const project = this.project();
    if (project?.id !== milestone.project.id) return;
    const milestoneItems = project.milestoneItems.map((item) =>
      item.id === milestone.id ? milestone : item,
    );
    this.current.set({ state: 'ready', value: { ...project, milestoneItems } });
    void this.refresh();
  }

  /** What cannot be loaded again leaves what is shown. */
  async refresh(): Promise<void> {
    const { id } = this;
    if (id === null) return;
    const loaded = await load(() => this.read(id));
    if (loaded.state === 'ready' && this.id === id) this.current.set(loaded);
  }

  private read(id: string): Promise<Project> {
    const slug = this.place.slug();
    const strategy = this.session.membershipIn(slug) === null ? this.place.strategy() : null;
    return this.api.find({ slug, strategyId: strategy?.id ?? null }, id);
  }

  async retry(): Promise<void> {
    if (this.id !== null) await this.open(this.id);
  }
}
