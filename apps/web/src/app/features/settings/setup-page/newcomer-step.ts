import { ChangeDetectionStrategy, Component, DOCUMENT, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Newcomer } from '@wegmarke/domain/contracts';
import { WORDS } from '../../../language/words';
import { isComplete, valuesOf } from '../form-values';
import { SettingsApi } from '../settings-api';
import { SettingsStore } from '../settings-store';

/** One person after the other, with the office that they hold and an invitation. */
@Component({
  selector: 'wm-newcomer-step',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h3 class="wm-label">{{ words.say('member.setup.newcomer') }}</h3>
    @if (link(); as made) {
      <div class="wm-control">
        <label for="newcomer-link">{{ words.say('member.setup.newcomerLink', { name: made.name }) }}</label>
        <input class="wm-input" id="newcomer-link" readonly [value]="made.address" (focus)="select($event)" />
      </div>
    }
    <form (submit)="add($event)">
      <div class="two">
        <div class="wm-control">
          <label for="newcomer-name">{{ words.say('member.people.name') }}</label>
          <input
            class="wm-input"
            id="newcomer-name"
            name="name"
            required
            maxlength="200"
            autocomplete="off"
          />
        </div>
        <div class="wm-control">
          <label for="newcomer-email">{{ words.say('session.email') }}</label>
          <input
            class="wm-input"
            id="newcomer-email"
            name="email"
            type="email"
            required
            maxlength="254"
            autocomplete="off"
          />
        </div>
        <div class="wm-control">
          <label for="newcomer-office">{{ words.say('member.setup.newcomerOffice') }}</label>
          <input class="wm-input" id="newcomer-office" name="office" maxlength="200" autocomplete="off" />
        </div>
        <div class="wm-control">
          <label for="newcomer-department">{{ words.say('member.setup.newcomerDepartment') }}</label>
          <select class="wm-input" id="newcomer-department" name="departmentId">
            <option value="">{{ words.say('member.settings.none') }}</option>
            @for (department of store.departments(); track department.id) {
              <option [value]="department.id">{{ words.field(department.title) }}</option>
            }
          </select>
        </div>
      </div>
      <div class="buttons">
        <button matButton="outlined" type="submit" [disabled]="store.isBusy()">
          {{ words.say('member.setup.newcomerAdd') }}
        </button>
      </div>
    </form>
  `,
  styleUrls: ['../settings.css', './step.css'],
})
export class NewcomerStep {
  protected readonly words = inject(WORDS);
  protected readonly store = inject(SettingsStore);
  private readonly api = inject(SettingsApi);
  private readonly document = inject(DOCUMENT);
  /** Shown until the next one: nobody can read it again. */
  protected readonly link = signal<{ readonly name: string; readonly address: string } | null>(null);

  protected async add(event: Event): Promise<void> {
    const value = valuesOf(event);
    if (!isComplete(event)) return;
    const form = event.target as HTMLFormElement;
    const [name, email, office, departmentId] = ['name', 'email', 'office', 'departmentId'].map(value) as [
      string,
      string,
      string,
      string,
    ];
    const body = {
      name,
      email,
      ...(office === '' ? {} : { officeTitle: this.store.asWritten(office) }),
      ...(departmentId === '' ? {} : { departmentId }),
    };
    let notice = this.words.say('member.settings.saved');
    this.link.set(null);
    await this.store.during(
      () => notice,
      async () => {
        const made = await this.api.write<Newcomer>(this.store.slug(), {
          method: 'POST',
          path: 'setup/newcomers',
          body,
        });
        const address = made.invitation?.link ?? null;
        if (address === null) notice = this.words.say('member.setup.newcomerMailed', { name, email });
        else this.link.set({ name, address: this.document.location.origin + address });
        form.reset();
      },
    );
  }

  protected select(event: Event): void {
    (event.target as HTMLInputElement).select();
  }
}
