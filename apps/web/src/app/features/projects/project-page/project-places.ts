import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { ProjectPlace } from '@wegmarke/domain/contracts';
import { WORDS } from '../../../language/words';

/** Where a project can be found: names and addresses as they are, in every language. */
@Component({
  selector: 'wm-project-places',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (places().length > 0) {
      <h3 class="wm-panel-title">{{ words.say('place.title') }}</h3>
      <ul>
        @for (place of places(); track $index) {
          <li>
            <bdi class="name">{{ place.name }}</bdi>
            @if (place.address; as address) {
              <bdi>{{ address }}</bdi>
            }
            @if (place.lat !== null && place.lon !== null) {
              <span class="wm-muted">{{
                words.say('place.position', {
                  lat: words.number(place.lat, 4),
                  lon: words.number(place.lon, 4),
                })
              }}</span>
            }
          </li>
        }
      </ul>
    }
  `,
  styles: `
    h3 {
      margin-block: 24px 8px;
    }
    ul {
      display: grid;
      gap: 8px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
    }
    .name {
      font-weight: 600;
    }
    .wm-muted {
      font-size: 0.8125rem;
    }
  `,
})
export class ProjectPlaces {
  readonly places = input.required<readonly ProjectPlace[]>();
  protected readonly words = inject(WORDS);
}
