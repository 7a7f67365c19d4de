import { DUE_WITHIN_DAYS } from '@wegmarke/domain/plan';

/** Of a milestone `m`. */
export const PROMISE = `coalesce(m.promised_on, m.baseline_on)`;

/** The figures of every project on day $2: the same integers that the domain divides, summed where they lie. */
export const FIGURES = `
  select m.project_id,
    sum(m.scaled_weight) as total,
    coalesce(sum(m.scaled_weight) filter (where m.completed_on is not null), 0) as done,
    sum(m.scaled_weight) filter (where m.baseline_on is not null) as dated,
    coalesce(sum(m.scaled_weight) filter (where m.baseline_on <= $2::date), 0) as planned,
    coalesce(sum(m.scaled_weight) filter (where m.baseline_on is not null and m.completed_on is not null), 0) as compared,
    count(*)::int as milestones,
    count(m.baseline_on)::int as milestones_dated,
    (count(*) filter (where m.completed_on is not null))::int as milestones_done,
    (count(*) filter (where m.completed_on is null and m.baseline_on < $2::date))::int as milestones_late,
    (count(*) filter (where m.completed_on is null and ${PROMISE} < $2::date))::int as milestones_overdue,
    (count(*) filter (where m.completed_on is null
      and ${PROMISE} between $2::date and $2::date + ${String(DUE_WITHIN_DAYS)}))::int as milestones_due
  from milestone m where m.municipality_id = $1 and m.left_on is null
  group by m.project_id`;

/** Compared exactly, before rounding: (planned − compared) / dated in points against the tolerances. */
export const HEALTH = `case
  when f.dated is null then 'not-measurable'
  when (f.planned - f.compared) * 100 <= s.at_risk * f.dated then 'on-course'
  when (f.planned - f.compared) * 100 <= s.off_course * f.dated then 'at-risk'
  else 'off-course' end`;
