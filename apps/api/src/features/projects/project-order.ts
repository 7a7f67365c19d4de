/** How a list of projects is put in order: a number first, then a text; ids break ties. Expressions over `rows r`. */
export interface ProjectOrder {
  readonly number: string;
  readonly text: string;
}

const NAME = `lower(r.name)`;
const BEHIND = `(r.planned - r.compared) / nullif(r.dated, 0)`;

/** The order where nobody asked for another. */
export const BY_PILLAR: ProjectOrder = { number: `r."pillarNumber"::numeric`, text: NAME };

export const ORDERS: Readonly<Record<string, ProjectOrder>> = {
  title: { number: `0::numeric`, text: NAME },
  pillar: BY_PILLAR,
  /** The furthest behind first; what cannot be measured last. */
  health: { number: `coalesce(-round(${BEHIND}, 9), 9)`, text: NAME },
  actual: { number: `coalesce(round(r.done / nullif(r.total, 0), 9), 9)`, text: NAME },
  planned: { number: `coalesce(round(r.planned / nullif(r.dated, 0), 9), 9)`, text: NAME },
  next: {
    number: `coalesce((select min(coalesce(m.promised_on, m.baseline_on)) - date '2000-01-01' from milestone m
      where m.municipality_id = $1 and m.project_id = r.id and m.left_on is null and m.completed_on is null), 99999)::numeric`,
    text: NAME,
  },
  /** The longest silent first. */
  attested: { number: `coalesce(r."lastAttestedOn" - date '2000-01-01', -1)::numeric`, text: NAME },
};
