import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type {
  ExplainedMilestone,
  ExplainedPart,
  ExplainedPillar,
  Explanation,
} from '@wegmarke/domain/contracts';
import { roadState } from '@wegmarke/domain/course-drawing';
import type { Table } from '@wegmarke/domain/edition-document';
import type { WordKey, Words } from '@wegmarke/domain/words';
import { Icon } from '@wegmarke/ui/icon';
import { DocumentTable } from './document-table';

/** The figures of the pillars, opened to what they are computed from: projects with their weights, and every milestone. */
@Component({
  selector: 'wm-edition-inputs',
  imports: [DocumentTable, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="title">{{ words().say('reports.inputs') }}</p>
    @for (pillar of pillars(); track pillar.id) {
      <details>
        <summary><wm-icon name="calculation" [size]="18" />{{ pillar.heading }}</summary>
        @for (table of pillar.tables; track $index) {
          <wm-document-table [table]="table" />
        }
      </details>
    }
  `,
  styles: `
    :host {
      display: block;
      margin-block-start: 16px;
    }
    .title {
      margin: 0;
      font-weight: 600;
    }
    summary {
      display: flex;
      align-items: center;
      gap: 8px;
      min-block-size: 44px;
      color: var(--mat-sys-primary);
      cursor: pointer;
      font-weight: 500;
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class EditionInputs {
  readonly explanation = input.required<Explanation>();
  readonly words = input.required<Words<WordKey>>();
  protected readonly pillars = computed(() =>
    this.explanation().tree.map((pillar) => ({
      id: pillar.id,
      heading: this.words().say('reports.inputsOf', {
        title: `${this.words().number(pillar.number)} ${this.words().field(pillar.title)}`,
      }),
      tables: this.tablesOf(pillar),
    })),
  );

  private tablesOf(pillar: ExplainedPillar): readonly Table[] {
    const words = this.words();
    const projects: Table = {
      kind: 'table',
      caption: words.say('explain.madeOf'),
      columns: [
        head(words.say('explain.subject')),
        head(words.say('explain.weight'), 'end'),
        head(words.say('explain.calculation'), 'end'),
        head(words.say('explain.actual'), 'end'),
        head(words.say('explain.planned'), 'end'),
      ],
      rows: pillar.projects.map(({ id, title, today, excluded }) => ({
        about: { kind: 'project' as const, id },
        cells: [
          this.titleOf(title),
          ...(today
            ? this.partCells(today)
            : [
                cell('–'),
                cell(words.say(`explain.excluded.${excluded ?? 'not-adopted'}`)),
                cell('–'),
                cell('–'),
              ]),
        ],
      })),
    };
    return [
      projects,
      ...pillar.projects
        .filter(({ milestones }) => milestones.some(({ today }) => today !== null))
        .map(({ title, milestones }): Table => ({
          kind: 'table',
          caption: words.say('report.milestonesOf', { title: words.field(title) }),
          columns: [
            head(words.say('explain.milestone')),
            head(words.say('explain.weight'), 'end'),
            head(words.say('explain.counts'), 'end'),
            head(words.say('report.state')),
          ],
          rows: milestones.filter(({ today }) => today !== null).map((one) => this.milestoneRow(one)),
        })),
    ];
  }

  private partCells({ weight, actual, planned }: ExplainedPart): Table['rows'][number]['cells'] {
    const words = this.words();
    return [
      cell(words.number(weight)),
      cell(actual ? shown(actual.exact) : '–'),
      cell(actual ? words.percent(actual, 1) : '–'),
      cell(planned ? words.percent(planned, 1) : '–'),
    ];
  }

  private milestoneRow(milestone: ExplainedMilestone): Table['rows'][number] {
    const state = roadState(milestone, this.explanation().on);
    return {
      cells: [
        this.titleOf(milestone.title),
        cell(shown(milestone.today?.weight ?? '')),
        cell(shown(milestone.today?.counts ?? '')),
        { spans: [{ text: this.words().say(`state.${state}`) }], sign: state },
      ],
    };
  }

  private titleOf(title: ExplainedMilestone['title']): Table['rows'][number]['cells'][number] {
    const { text, language } = this.words().fieldWithLanguage(title);
    return { spans: [{ text, ...(language === this.words().language ? {} : { language }) }] };
  }
}

const cell = (text: string): Table['rows'][number]['cells'][number] => ({ spans: [{ text }] });

const head = (title: string, align: 'start' | 'end' = 'start'): Table['columns'][number] => ({
  title,
  align,
  width: 1,
});

/** `3/1` reads as 3, other fractions as a division. */
function shown(exact: string): string {
  return exact.replace(/\/1$/, '').replace('/', ' : ');
}
