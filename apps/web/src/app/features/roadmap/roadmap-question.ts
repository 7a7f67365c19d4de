export const GROUPINGS = ['pillar', 'department', 'office'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** From far to near. */
export const ZOOMS = ['years', 'quarters', 'months', 'weeks'] as const;
export type Zoom = (typeof ZOOMS)[number];

export const VIEWS = ['chart', 'table'] as const;
export type View = (typeof VIEWS)[number];

/** What the address asks for; the first where it asks for nothing that there is. */
export function chosen<T extends string>(given: string | undefined, among: readonly [T, ...T[]]): T {
  return among.find((one) => one === given) ?? among[0];
}

/** One step nearer (1) or farther (-1), as far as there is one. */
export function zoomed(zoom: Zoom, by: 1 | -1): Zoom {
  return ZOOMS[ZOOMS.indexOf(zoom) + by] ?? zoom;
}
