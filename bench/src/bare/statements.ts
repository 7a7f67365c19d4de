/** What the bare servers ask: one statement a question where one can answer it, with the JSON made by PostgreSQL. */

/** The figures of a strategy and its pillars from the projection, as one aggregate. $1 municipality, $2 strategy, $3 day. */
export const AGGREGATE = `
  with projects as (
    select p.pillar_id, p.weight, count(*) as milestones,
      sum(m.scaled_weight) as total,
      coalesce(sum(m.scaled_weight) filter (where m.completed_on <= $3::date), 0) as done,
      sum(m.scaled_weight) filter (where m.baseline_on is not null) as dated,
      sum(m.scaled_weight) filter (where m.baseline_on <= $3::date) as planned
    from milestone m join project p on p.municipality_id = m.municipality_id and p.id = m.project_id
    where m.municipality_id = $1 and p.municipality_id = $1 and p.strategy_id = $2
      and m.left_on is null and p.left_on is null and p.published_on is not null
    group by p.id, p.pillar_id, p.weight
  ), pillars as (
    select l.number, l.weight, sum(milestones)::int as milestones,
      sum(r.weight * r.done / r.total) / sum(r.weight) as actual,
      sum(r.weight * coalesce(r.planned, 0) / r.dated) filter (where r.dated is not null)
        / sum(r.weight) filter (where r.dated is not null) as planned
    from projects r join pillar l on l.municipality_id = $1 and l.id = r.pillar_id and l.left_on is null
    group by l.number, l.weight
  )
  select json_build_object(
    'actual', round(sum(weight * actual) / sum(weight) * 100, 1),
    'planned', round(sum(weight * planned) / sum(weight) * 100, 1),
    'pillars', json_agg(json_build_object(
      'number', number, 'milestones', milestones,
      'actual', round(actual * 100, 1), 'planned', round(planned * 100, 1)
    ) order by number)
  )::text as json from pillars`;

/** The ledger of a strategy. */
export const ENTRIES = `
  select id, revision, position, valid_on as "validOn", subject_id as "subjectId", value
  from ledger_entry where municipality_id = $1 and strategy_id = $2 order by revision, position`;

export const PILLARS = `select id, title, number from pillar where municipality_id = $1 and strategy_id = $2 order by number`;

const PROMISE = `coalesce(m.promised_on, m.baseline_on)`;
const share = (part: string, whole: string): string => `
  case when ${whole} is not null then json_build_object(
    'exact', div(${part}, gcd(${part}, ${whole})) || '/' || div(${whole}, gcd(${part}, ${whole})),
    'percent', round(div(${part} * 2000 + ${whole}, 2 * ${whole}) / 10.0, 1)
  ) end`;

/**
 * Fifty projects of one phase, the furthest behind first, with figures, next milestone and whoever answers for them.
 * $1 municipality, $2 day, $3 phase.
 */
export const PORTFOLIO = `
  with figures as (
    select m.project_id, sum(m.scaled_weight) as total,
      coalesce(sum(m.scaled_weight) filter (where m.completed_on is not null), 0) as done,
      sum(m.scaled_weight) filter (where m.baseline_on is not null) as dated,
      coalesce(sum(m.scaled_weight) filter (where m.baseline_on <= $2::date), 0) as planned,
      coalesce(sum(m.scaled_weight) filter (where m.baseline_on is not null and m.completed_on is not null), 0) as compared,
      count(*)::int as milestones, count(m.baseline_on)::int as milestones_dated,
      (count(*) filter (where m.completed_on is not null))::int as milestones_done,
      (count(*) filter (where m.completed_on is null and m.baseline_on < $2::date))::int as milestones_late,
      (count(*) filter (where m.completed_on is null and ${PROMISE} < $2::date))::int as milestones_overdue,
      (count(*) filter (where m.completed_on is null and ${PROMISE} between $2::date and $2::date + 30))::int as milestones_due
    from milestone m where m.municipality_id = $1 and m.left_on is null group by m.project_id
  ), filtered as (
    select p.*, f.*, s.at_risk, s.off_course,
      coalesce(-round((f.planned - f.compared) / nullif(f.dated, 0), 9), 9) as sort_number,
      lower(p.title #>> array['texts', p.title ->> 'source']) as sort_text
    from project p
    join strategy s on s.municipality_id = $1 and s.id = p.strategy_id
    left join figures f on f.project_id = p.id
    where p.municipality_id = $1 and p.left_on is null and p.phase = $3
  ), page as (
    select * from filtered order by sort_number, sort_text, id limit 50
  ), items as (
    select r.sort_number, r.sort_text, r.id, json_build_object(
      'id', r.id, 'strategyId', r.strategy_id, 'title', r.title,
      'pillar', json_build_object('id', l.id, 'number', l.number, 'title', l.title),
      'contributesTo', array_remove(r.contributes_to, r.pillar_id),
      'office', json_build_object('id', o.id, 'kind', o.kind, 'title', o.title, 'departmentId', o.department_id,
        'vacant', coalesce(h.kind = 'stand-in', true),
        'holder', case when h.kind is not null then json_build_object(
          'personId', h.person_id, 'name', h.name, 'appointment', h.kind, 'until', h.until_on) end),
      'department', case when d.id is not null then json_build_object('id', d.id, 'title', d.title) end,
      'phase', r.phase, 'weight', r.weight, 'published', r.published_on is not null, 'sample', r.sample,
      'health', case when r.dated is null then 'not-measurable'
        when (r.planned - r.compared) * 100 <= r.at_risk * r.dated then 'on-course'
        when (r.planned - r.compared) * 100 <= r.off_course * r.dated then 'at-risk'
        else 'off-course' end,
      'judgement', (r.judgement - 'officeId') || jsonb_build_object('office', (
        select q.title from office q where q.municipality_id = $1 and q.id = (r.judgement ->> 'officeId')::uuid)),
      'actual', ${share('r.done', 'r.total')},
      'planned', ${share('r.planned', 'r.dated')},
      'compared', ${share('r.compared', 'r.dated')},
      'milestones', json_build_object('done', coalesce(r.milestones_done, 0), 'late', coalesce(r.milestones_late, 0),
        'overdue', coalesce(r.milestones_overdue, 0), 'due', coalesce(r.milestones_due, 0),
        'dated', coalesce(r.milestones_dated, 0), 'total', coalesce(r.milestones, 0)),
      'nextMilestone', n.next, 'lastAttestedOn', r.last_attested_on, 'leftOn', r.left_on, 'version', r.version
    ) as item
    from page r
    join pillar l on l.municipality_id = $1 and l.id = r.pillar_id
    join office o on o.municipality_id = $1 and o.id = r.office_id
    left join department d on d.municipality_id = $1 and d.id = r.department_id
    left join lateral (
      select a.kind, a.person_id, a.until_on, p.name
      from appointment a join person p on p.municipality_id = $1 and p.id = a.person_id
      where a.municipality_id = $1 and a.office_id = o.id and a.from_on <= $2::date and (a.until_on is null or a.until_on >= $2::date)
      order by a.kind = 'stand-in', a.from_on desc, a.id limit 1
    ) h on true
    left join lateral (
      select json_build_object('id', m.id, 'title', m.title, 'baselineOn', m.baseline_on, 'promisedOn', m.promised_on,
        'states', case when m.baseline_on < $2::date or ${PROMISE} <= $2::date + 30 then
          array_remove(array[
            case when m.baseline_on < $2::date then 'late' end,
            case when ${PROMISE} < $2::date then 'overdue' end,
            case when ${PROMISE} between $2::date and $2::date + 30 then 'due' end
          ], null) else array['planned'] end) as next
      from milestone m where m.municipality_id = $1 and m.project_id = r.id and m.left_on is null and m.completed_on is null
      order by coalesce(${PROMISE}, 'infinity'), m.id limit 1
    ) n on true
  )
  select json_build_object(
    'items', coalesce((select json_agg(item order by sort_number, sort_text, id) from items), '[]'),
    'nextCursor', case when (select count(*) from filtered) > 50 then (
      select rtrim(translate(encode(convert_to('["' || sort_number || '","' || sort_text || '","' || id || '"]', 'utf8'), 'base64'),
        E'+/\\n', '-_'), '=')
      from page order by sort_number desc, sort_text desc, id desc limit 1) end,
    'total', (select count(*) from filtered)
  )::text as json`;

/** A new promised day for a milestone: lock, read, append, project, advance, read again. */
export const UPDATE = {
  lock: `select revision, recorded_at from strategy where municipality_id = $1 and id = $2 for no key update`,
  milestone: `
    select json_build_object('id', m.id, 'title', m.title, 'project', json_build_object('id', p.id, 'title', p.title),
      'officeId', coalesce(m.office_id, p.office_id), 'baselineOn', m.baseline_on, 'promisedOn', m.promised_on,
      'completedOn', m.completed_on, 'version', m.version)::text as json, m.version, m.project_id as "projectId"
    from milestone m join project p on p.municipality_id = m.municipality_id and p.id = m.project_id
    where m.municipality_id = $1 and m.id = $2`,
  revision: `
    insert into ledger_revision (municipality_id, strategy_id, revision, recorded_at, person_id, office_id, reason)
    values ($1, $2, $3, greatest(date_trunc('milliseconds', clock_timestamp()) + interval '1 millisecond',
      $4::timestamptz + interval '1 millisecond'), null, null, $5)
    returning recorded_at`,
  entry: `
    insert into ledger_entry (municipality_id, strategy_id, revision, position, id, valid_on, subject_id, value)
    values ($1, $2, $3, 0, $4, $5, $6, $7)`,
  project: `
    update project set last_attested_on = $3, version = version + 1
    where municipality_id = $1 and id = $2 and last_attested_on is distinct from $3::date`,
  change: `
    update milestone set promised_on = $3, last_attested_on = $4, last_attestation = 'promise-set', version = version + 1
    where municipality_id = $1 and id = $2`,
  advance: `
    update strategy set revision = $3, recorded_at = $4, projected_on = $5, version = version + 1
    where municipality_id = $1 and id = $2`,
} as const;
