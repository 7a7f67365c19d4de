/** A page of a list. `nextCursor` is opaque; null on the last page. `total` counts all that match the filter. */
export interface List<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  readonly total: number;
}
