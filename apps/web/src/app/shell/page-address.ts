import { Location } from '@angular/common';
import { computed, inject, Injectable, signal } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { filter } from 'rxjs';

/** The page's address, for links that must work without a script: `<base>` would turn `?lang=en` into another page. */
@Injectable({ providedIn: 'root' })
export class PageAddress {
  private readonly router = inject(Router);
  private readonly current = signal(inject(Location).path() || '/');
  readonly url = this.current.asReadonly();
  readonly path = computed(() => pathOf(this.current()));

  constructor() {
    this.router.events
      .pipe(filter((event) => event instanceof NavigationEnd))
      .subscribe((event) => this.current.set(event.urlAfterRedirects));
  }

  /** This page with other query parameters; null removes one. */
  with(changes: Readonly<Record<string, string | null>>): string {
    const [, query = ''] = this.current().split('#')[0]?.split('?') ?? [];
    const parameters = new URLSearchParams(query);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) parameters.delete(name);
      else parameters.set(name, value);
    }
    const text = parameters.toString();
    return this.path() + (text ? `?${text}` : '');
  }
}

export function pathOf(url: string): string {
  return url.split(/[?#]/)[0] || '/';
}
