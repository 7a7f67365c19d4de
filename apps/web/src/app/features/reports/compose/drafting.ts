import { inject, Injectable } from '@angular/core';
import type { ReportSection } from '@wegmarke/domain/contracts';
import { load, sayFailure } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { ReportsApi } from '../reports-api';
import { ReportStore } from './report-store';

/** Texts from the data alone: made anew from what stands there now, whenever one is asked for. */
@Injectable()
export class Drafting {
  private readonly api = inject(ReportsApi);
  private readonly place = inject(PlaceStore);
  private readonly store = inject(ReportStore);
  private readonly words = inject(WORDS);

  /** `text` null: there is none, and `trouble` says why. */
  async draft(section: ReportSection): Promise<{ readonly text: string | null; readonly trouble: string }> {
    const stored = this.store.stored();
    if (!stored) return { text: null, trouble: '' };
    const loaded = await load(() => this.api.drafts(this.place.slug(), stored.id));
    if (loaded.state === 'failed') return { text: null, trouble: sayFailure(this.words, loaded.failure) };
    const text = loaded.value.texts[section] ?? '';
    return text === ''
      ? { text: null, trouble: this.words.say('member.report.draftNone') }
      : { text, trouble: '' };
  }
}
