/**
 * Who reads something, from the fewest to the most: `office` is the administration, whoever acts for one of its
 * offices; `council` also the members of council; `public` everybody, once the project is published.
 */
export const READERS = ['office', 'council', 'public'] as const;
export type Readers = (typeof READERS)[number];
