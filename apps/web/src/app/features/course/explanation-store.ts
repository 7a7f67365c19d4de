import { inject, Injectable, makeStateKey, signal, TransferState } from '@angular/core';
import type { ParamMap } from '@angular/router';
import type { CourseChange, CourseChanges, Explanation, NoRecord, Scope } from '@wegmarke/domain/contracts';
import { load, type Loaded } from '../../http/failure';
import { PlaceStore } from '../../place/place-store';
import { readAsOf, type AsOfQuestion } from './as-of';
import { CourseApi } from './course-api';
import { isRecorded } from './course-facts';
import { isOpen, readOpen, type OpenRows } from './explanation-page/open-rows';

export interface ExplanationFacts {
  readonly explanation: Explanation;
  readonly change: CourseChange | null;
  /** The same of every pillar. */
  readonly levels: CourseChanges | null;
  /** What is behind the change of the pillar that the address opens. */
  readonly opened: CourseChange | null;
}

export interface ExplanationState {
  readonly question: AsOfQuestion;
  readonly scope: Scope;
  readonly open: OpenRows;
  readonly loaded: Loaded<ExplanationFacts | NoRecord>;
}

/** The figure opened to its inputs. */
@Injectable()
export class ExplanationStore {
  private readonly api = inject(CourseApi);
  private readonly place = inject(PlaceStore);
  private readonly transfer = inject(TransferState);
  private readonly current = signal<ExplanationState | null>(null);
  private query: ParamMap | null = null;
  /** The whole answer to the last question: opening another row asks nothing. */
  private kept: { readonly key: string; readonly facts: ExplanationFacts | NoRecord } | null = null;
  readonly page = this.current.asReadonly();

  async open(query: ParamMap): Promise<void> {
    this.query = query;
    const place = this.place.place();
    const strategy = this.place.strategy();
    if (!place || !strategy) {
      this.current.set(null);
      return;
    }
    const question = readAsOf(query, strategy, this.place.today());
    const scope: Scope = query.get('scope') === 'adopted' ? 'adopted' : 'today';
    const open = readOpen(query);
    const asked = query.get('pillar');
    const pillar = strategy.pillars.some(({ id }) => id === asked) ? asked : null;
    const { on, knownAt, compare } = question;
    const key = ['explanation', strategy.id, on, knownAt, compare, scope, pillar].join(' ');
    const stateKey = makeStateKey<ExplanationFacts | NoRecord>(key);
    const travelled = this.transfer.get<ExplanationFacts | NoRecord | null>(stateKey, null);
    this.transfer.remove(stateKey);
    let loaded: Loaded<ExplanationFacts | NoRecord>;
    if (travelled) loaded = { state: 'ready', value: travelled };
    else if (this.kept?.key === key) loaded = { state: 'ready', value: this.kept.facts };
    else {
      loaded = await load(() => this.facts(place.municipality.slug, strategy.id, question, scope, pillar));
      if (loaded.state === 'ready') this.kept = { key, facts: loaded.value };
    }
    if (typeof ngServerMode !== 'undefined' && ngServerMode && loaded.state === 'ready') {
      this.transfer.set(stateKey, trimmed(loaded.value, open));
    }
    if (this.query === query) this.current.set({ question, scope, open, loaded });
  }

  async retry(): Promise<void> {
    if (this.query) await this.open(this.query);
  }

  private async facts(
    slug: string,
    strategyId: string,
    question: AsOfQuestion,
    scope: Scope,
    pillar: string | null,
  ): Promise<ExplanationFacts | NoRecord> {
    const { compare } = question;
    const [explanation, change, levels, opened] = await Promise.all([
      this.api.explanation(slug, strategyId, question),
      compare === null ? null : this.api.change(slug, strategyId, compare, question, scope),
      compare === null ? null : this.api.changes(slug, strategyId, compare, question, scope),
      compare === null || pillar === null
        ? null
        : this.api.change(slug, strategyId, compare, question, scope, pillar),
    ]);
    if (!isRecorded(explanation)) return explanation;
    return {
      explanation,
      change: change && isRecorded(change) ? change : null,
      levels: levels && isRecorded(levels) ? levels : null,
      opened: opened && isRecorded(opened) ? opened : null,
    };
  }
}

/** Milestones travel with the page only where their project stands open in it. */
function trimmed(facts: ExplanationFacts | NoRecord, open: OpenRows): ExplanationFacts | NoRecord {
  if (!isRecorded(facts)) return facts;
  const tree = facts.explanation.tree.map((pillar) => ({
    ...pillar,
    projects: pillar.projects.map((project) =>
      isOpen(open, project.id) ? project : { ...project, milestones: [] },
    ),
  }));
  return { ...facts, explanation: { ...facts.explanation, tree } };
}
