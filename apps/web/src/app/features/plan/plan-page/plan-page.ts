import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  Injector,
  input,
  signal,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Language } from '@wegmarke/domain/contracts';
import { EmptyState } from '@wegmarke/ui/empty-state';
import { Icon } from '@wegmarke/ui/icon';
import { UserText } from '@wegmarke/ui/user-text';
import { ExportMenu } from '../../../export/export-menu';
import { WORDS } from '../../../language/words';
import { Live } from '../../../live/live';
import { PlaceStore } from '../../../place/place-store';
import { SessionStore } from '../../../session/session-store';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import { PlanReadersPage } from '../../../shell/plan-readers-page';
import { OutlineGrid } from '../outline/outline-grid';
import { OutlineKeys } from '../outline/outline-keys';
import { PlanSelection } from '../outline/selection';
import { PlanEditor } from '../plan-editor';
import { PlanStore } from '../plan-store';
import { ChangeQueue } from '../saving/change-queue';
import { changesOf, subjectOf } from '../saving/edit';
import { BulkBar } from './bulk-bar';
import { CollectedBar } from './collected-bar';
import { KeptTexts } from './kept-texts';
import { PlanDialogs } from './plan-dialogs';
import { PlanFigures } from './plan-figures';
import { SaveStateLine } from './save-state';
import { RefusedLine } from '../outline/refused-line';

/** The plan as it is written: pillars, projects, milestones, in one list under one's hands. */
@Component({
  selector: 'wm-plan-page',
  imports: [
    BulkBar,
    CollectedBar,
    EmptyState,
    ExportMenu,
    FailurePanel,
    Icon,
    KeptTexts,
    MatButton,
    MatIconButton,
    OutlineGrid,
    PlanDialogs,
    PlanFigures,
    PlanReadersPage,
    RefusedLine,
    RouterLink,
    SaveStateLine,
    UserText,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './plan-page.html',
  styleUrl: './plan-page.css',
  host: { '(window:keydown)': 'press($event)', '(window:pagehide)': 'editor.commitTyping(true)' },
})
export class PlanPage {
  /** `?strategy=…`; the leading one where the address names none. */
  readonly strategy = input<string>();
  protected readonly words = inject(WORDS);
  protected readonly store = inject(PlanStore);
  protected readonly editor = inject(PlanEditor);
  protected readonly selection = inject(PlanSelection);
  protected readonly keys = inject(OutlineKeys);
  protected readonly slug = inject(PlaceStore).slug;
  private readonly queue = inject(ChangeQueue);
  private readonly session = inject(SessionStore);
  /** To everybody else the plan would be a form whose every field is refused. */
  protected readonly mayChange = computed(() => this.session.can(this.slug(), 'plan.change'));
  /** Shown only once it can be written in: a line begun before would be lost. */
  protected readonly outline = computed(() => (this.editor.isReady() ? this.store.outline() : null));
  protected readonly isHelpShown = signal(false);

  protected readonly foldWords = computed(() =>
    this.words.say(this.store.closed().size > 0 ? 'member.plan.openAll' : 'member.plan.closeAll'),
  );
  protected readonly undoWords = computed(() => this.stepWords('member.plan.undo', this.editor.nextUndo()));
  protected readonly redoWords = computed(() => this.stepWords('member.plan.redo', this.editor.nextRedo()));
  /** Those that are about nothing that is still in the plan. */
  protected readonly homeless = computed(() =>
    this.queue
      .refused()
      .filter((edit) => !changesOf(edit).some((change) => this.store.row(subjectOf(change) ?? '') !== null)),
  );

  constructor() {
    const injector = inject(Injector);
    inject(PageTitle).follow(signal(this.words.say('member.plan.heading')), injector);
    inject(Live).follow(['plan', 'offices'], () => this.store.refresh(), { keepsTyping: true });
    // What was typed lies in this browser: nothing of this page can be drawn elsewhere.
    afterNextRender(() => void this.open());
  }

  protected languageWord(language: Language): `language.${Language}` {
    return `language.${language}`;
  }

  protected write(value: string): void {
    const language = this.store.languages().find((each) => each === value);
    if (language) this.store.write(language);
  }

  protected async open(): Promise<void> {
    if (!this.mayChange()) return;
    await this.store.open(this.strategy() ?? null);
    await this.editor.open();
  }

  /** Ctrl+Z takes back a whole edit; while something is being typed, the field takes back letters by itself. */
  protected press(event: KeyboardEvent): void {
    const key = event.key.toLowerCase();
    const isUndo = (event.ctrlKey || event.metaKey) && key === 'z';
    const isRedo = (event.ctrlKey || event.metaKey) && (key === 'y' || (key === 'z' && event.shiftKey));
    if ((!isUndo && !isRedo) || this.editor.typing() !== null || isElsewhere(event.target)) return;
    event.preventDefault();
    if (isRedo) this.editor.redo();
    else this.editor.undo();
  }

  private stepWords(
    word: 'member.plan.undo' | 'member.plan.redo',
    step: { readonly label: Parameters<PlanEditor['say']>[0] } | null,
  ): string {
    const plain = this.words.say(word);
    return step ? `${plain}: ${this.editor.say(step.label)}` : plain;
  }
}

/** Dialogs have fields of their own, which are not the plan's. */
function isElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('dialog') !== null;
}
