import { ChangeDetectionStrategy, Component, ViewEncapsulation } from '@angular/core';

/**
 * The label of a radio button or checkbox, drawn as a button: what is chosen shows by its frame and ground. Content: the
 * input, then its words; several stand in an element of class `wm-choices`.
 */
@Component({
  selector: 'label[wmChoice]',
  template: '<ng-content />',
  styleUrl: './choice.css',
  // The input belongs to whoever writes it.
  encapsulation: ViewEncapsulation.None,
  host: { class: 'wm-choice' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Choice {}
