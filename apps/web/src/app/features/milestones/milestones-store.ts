import { computed, inject, Injectable, signal } from '@angular/core';
import type { Milestone, Office } from '@wegmarke/domain/contracts';
import { failureOf, load, type Failure } from '../../http/failure';
import { withoutTraces } from '../../http/without-traces';
import { PlaceStore } from '../../place/place-store';
import { milestoneGroups, nextUp } from './milestone-groups';
import { MilestonesApi, type Report } from './milestones-api';

/** A report that did not get through: what it said stays, so that it can be sent again. */
export interface Trouble {
  readonly failure: Failure;
  readonly report: Report;
  /** Someone else's change that the writer had not seen; it is on the page now. */
  readonly changedMeanwhile: boolean;
}

export interface Saved {
  readonly milestone: Milestone;
  readonly report: Report;
}

interface Intention {
  readonly fingerprint: string;
  readonly key: string;
}

function isMilestone(value: unknown): value is Milestone {
  return typeof value === 'object' && value !== null && 'version' in value && 'states' in value;
}

/** The milestones of whoever is signed in, and what is reported about them. */
@Injectable()
export class MilestonesStore {
  private readonly api = inject(MilestonesApi);
  private readonly place = inject(PlaceStore);
  private readonly items = signal<readonly Milestone[]>([]);
  private readonly loadFailure = signal<Failure | null>(null);
  private readonly troubles = signal<ReadonlyMap<string, Trouble>>(new Map());
  /** Milestones that someone else changed under a form, as they looked before: they stay in their place. */
  private readonly held = signal<ReadonlyMap<string, Milestone>>(new Map());
  private readonly written = new Set<string>();
  private readonly busyIds = signal<ReadonlySet<string>>(new Set());
  private readonly lastSaved = signal<Saved | null>(null);
  private readonly officeList = signal<readonly Office[]>([]);
  /** By milestone: the intention whose answer is not known. Sent again, it keeps its key. */
  private readonly intentions = new Map<string, Intention>();
  /** The documents that files have become. */
  private readonly uploads = new WeakMap<File, string>();

  readonly failure = this.loadFailure.asReadonly();
  readonly saved = this.lastSaved.asReadonly();
  readonly offices = this.officeList.asReadonly();
  readonly groups = computed(() => milestoneGroups(this.items(), this.held()));
  readonly next = computed(() => nextUp(this.items()));
  readonly counts = computed(() => {
    const count = (name: string): number =>
      this.groups().find((group) => group.name === name)?.milestones.length ?? 0;
    return { overdue: count('overdue'), due: count('due') };
  });
  readonly hasSamples = computed(() => this.items().some((milestone) => milestone.sample));

  async open(): Promise<void> {
    const loaded = await load(() => this.read());
    if (loaded.state === 'failed') {
      this.loadFailure.set(loaded.failure);
      return;
    }
    this.loadFailure.set(null);
    this.items.set(loaded.value);
  }

  /**
   * Reads quietly what stands there now. A milestone with an open form keeps its place, and stays although it may be
   * somebody else's by now.
   */
  async refresh(): Promise<void> {
    const loaded = await load(() => this.read());
    if (loaded.state === 'failed' || this.busyIds().size > 0) return;
    const kept = this.items().filter(({ id }) => this.written.has(id));
    this.held.update((held) => new Map([...kept.map((item) => [item.id, item] as const), ...held]));
    const gone = kept.filter(({ id }) => !loaded.value.some((item) => item.id === id));
    this.items.set([...loaded.value, ...gone]);
  }

  /** Whether a form is open at a milestone. */
  write(id: string, isOpen: boolean): void {
    if (isOpen) this.written.add(id);
    else this.written.delete(id);
  }

  private async read(): Promise<readonly Milestone[]> {
    const slug = this.place.slug();
    const [open, reported] = await Promise.all([
      this.api.open(slug),
      this.api.reportedOn(slug, this.place.today()),
    ]);
    return [...new Map([...open.items, ...reported.items].map((item) => [item.id, item] as const)).values()];
  }

  /** Offices to suggest; loaded when first needed. */
  async loadOffices(): Promise<void> {
    if (this.officeList().length > 0) return;
    const loaded = await load(() => this.api.offices(this.place.slug()));
    if (loaded.state === 'ready') this.officeList.set(loaded.value.items);
  }

  trouble(id: string): Trouble | null {
    return this.troubles().get(id) ?? null;
  }

  isBusy(id: string): boolean {
    return this.busyIds().has(id);
  }

  dismiss(id: string): void {
    this.setTrouble(id, null);
  }

  /**
   * Sends a report. Where no answer comes back, the same report sent again carries the same key, so it happens once.
   * @returns whether it was saved; otherwise `trouble` says why
   */
  async report(id: string, report: Report): Promise<boolean> {
    const milestone = this.items().find((candidate) => candidate.id === id);
    if (!milestone || this.isBusy(id)) return false;
    this.busyIds.update((ids) => new Set(ids).add(id));
    try {
      const sent =
        report.kind === 'patch' && report.file
          ? await this.withEvidence(milestone, report, report.file)
          : report;
      const saved = await this.api.report(this.place.slug(), milestone, sent, this.keyFor(milestone, sent));
      this.intentions.delete(id);
      this.replace(saved);
      this.setTrouble(id, null);
      this.lastSaved.set({ milestone: saved, report });
      return true;
    } catch (error) {
      this.meet(milestone, report, failureOf(error));
      return false;
    } finally {
      this.busyIds.update((ids) => new Set([...ids].filter((busy) => busy !== id)));
    }
  }

  /** Sends again what did not get through. */
  async retry(id: string): Promise<boolean> {
    const trouble = this.trouble(id);
    return trouble ? this.report(id, trouble.report) : false;
  }

  /** The report with its file sent ahead; a file that got through is not sent again. */
  private async withEvidence(
    { id }: Milestone,
    { input }: Extract<Report, { kind: 'patch' }>,
    file: File,
  ): Promise<Report> {
    const known = this.uploads.get(file);
    const evidenceDocumentId =
      known ?? (await this.api.upload(this.place.slug(), id, await withoutTraces(file))).id;
    this.uploads.set(file, evidenceDocumentId);
    return 'completedOn' in input
      ? { kind: 'patch', input: { ...input, evidenceDocumentId } }
      : { kind: 'patch', input };
  }

  private meet(milestone: Milestone, report: Report, failure: Failure): void {
    const { id } = milestone;
    const isAnswered = failure.status >= 400 && failure.status < 500;
    if (isAnswered) this.intentions.delete(id);
    const current = failure.problem?.current;
    const changedMeanwhile = failure.status === 412 && isMilestone(current);
    if (changedMeanwhile) {
      this.held.update((held) => new Map([[id, milestone], ...held]));
      this.replace(current);
    }
    this.setTrouble(id, { failure, report, changedMeanwhile });
  }

  private keyFor(milestone: Milestone, report: Report): string {
    const fingerprint = `${milestone.version} ${JSON.stringify(report)}`;
    const known = this.intentions.get(milestone.id);
    if (known?.fingerprint === fingerprint) return known.key;
    const key = crypto.randomUUID();
    this.intentions.set(milestone.id, { fingerprint, key });
    return key;
  }

  private replace(milestone: Milestone): void {
    this.items.update((items) => items.map((item) => (item.id === milestone.id ? milestone : item)));
  }

  private setTrouble(id: string, trouble: Trouble | null): void {
    if (!trouble) this.held.update((held) => new Map([...held].filter(([heldId]) => heldId !== id)));
    this.troubles.update((troubles) => {
      const next = new Map(troubles);
      if (trouble) next.set(id, trouble);
      else next.delete(id);
      return next;
    });
  }
}
