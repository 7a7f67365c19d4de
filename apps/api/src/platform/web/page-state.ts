import { Injectable } from '@nestjs/common';

/**
 * What the public pages of a municipality depend on, as one text: where it is the same, so is every page.
 * Null where there is no such municipality.
 */
export type ReadPageState = (slug: string) => Promise<string | null>;

/** The feature that knows says how the state is read, so that the platform knows no feature. */
@Injectable()
export class PageState {
  #read: ReadPageState = () => Promise.resolve(null);

  register(read: ReadPageState): void {
    this.#read = read;
  }

  of(slug: string): Promise<string | null> {
    return this.#read(slug);
  }
}
