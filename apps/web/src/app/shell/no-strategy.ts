import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EmptyState } from '@wegmarke/ui/empty-state';
import type { IconName } from '@wegmarke/ui/icon';
import { WORDS } from '../language/words';
import { PlaceStore } from '../place/place-store';
import { SessionStore } from '../session/session-store';

/** Where a municipality has published no strategy yet: what will stand here, and where the reader's own work goes on. */
@Component({
  selector: 'wm-no-strategy',
  imports: [EmptyState, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wm-empty-state [icon]="icon()" [heading]="heading()">
      <ng-content />
      <a class="wm-button" [routerLink]="wayOn().path">{{ words.say(wayOn().word) }}</a>
    </wm-empty-state>
  `,
  styles: `
    :host {
      display: block;
    }
    .wm-button {
      display: flex;
      inline-size: fit-content;
      margin-block-start: 12px;
    }
  `,
})
export class NoStrategy {
  readonly icon = input<IconName>('signpost');
  readonly heading = input.required<string>();
  protected readonly words = inject(WORDS);
  private readonly place = inject(PlaceStore);
  private readonly session = inject(SessionStore);
  protected readonly wayOn = computed(() => {
    const slug = this.place.slug();
    const membership = this.session.membershipIn(slug);
    const isSettingUp =
      membership?.roles.includes('admin') === true ||
      membership?.offices.some(({ officeKind }) => officeKind === 'cdo') === true;
    if (isSettingUp) return { path: ['/', slug, 'settings'], word: 'member.settings.title' } as const;
    if (this.session.consentIn(slug)) return { path: ['/operator'], word: 'member.operator.title' } as const;
    return { path: ['/'], word: 'failure.home' } as const;
  });
}
