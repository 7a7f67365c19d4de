-- A second, naive computation of the figures, straight from the ledger's tables, for tests alone. It shares
-- nothing with the rules that serve: entries are replayed as updates of plain tables, fractions are pairs of
-- whole numbers, and nothing is ever divided but by a common divisor.

create schema evaluator;
set search_path to evaluator, public;

create type fraction as (n numeric, d numeric);

create function lowest(n numeric, d numeric) returns fraction immutable language sql
  as 'select (div(n, gcd(n, d)), div(d, gcd(n, d)))::fraction';
create function plus(a fraction, b fraction) returns fraction immutable language sql
  as 'select lowest((a).n * (b).d + (b).n * (a).d, (a).d * (b).d)';
create function times(a fraction, b fraction) returns fraction immutable language sql
  as 'select lowest((a).n * (b).n, (a).d * (b).d)';

-- The mean of values by weight; nothing where no value enters.
create function mean_step(state fraction[], weight fraction, value fraction) returns fraction[] immutable language sql
  as 'select array[plus(state[1], times(weight, value)), plus(state[2], weight)]';
create function mean_end(state fraction[]) returns fraction immutable language sql
  as 'select case when (state[2]).n > 0 then times(state[1], ((state[2]).d, (state[2]).n)::fraction) end';
create aggregate mean(weight fraction, value fraction) (
  sfunc = mean_step, stype = fraction[], finalfunc = mean_end, initcond = '{"(0,1)","(0,1)"}'
);

-- Two worlds: the plan as it stands, and as it was adopted.
create unlogged table pillar (world text, id uuid, weight integer, left_on date, primary key (world, id));
create unlogged table project (
  world text, id uuid, pillar uuid, weight integer, revision integer, published boolean, left_on date,
  primary key (world, id)
);
create unlogged table milestone (
  world text, id uuid, project uuid, weight fraction, baseline_on date, left_on date, primary key (world, id)
);
create unlogged table completion (world text, milestone uuid, day date);
-- Whose status counts for a milestone that was merged or split, by which weight.
create unlogged table successor (world text, milestone uuid, id uuid, weight fraction);

-- The entries in force as known just after one place of the ledger: retractions are read from the latest to
-- the earliest, so that one which is taken back takes nothing back itself.
create function in_force(of_strategy uuid, at_revision integer, at_position integer) returns setof ledger_entry
stable language sql as $$
  with recursive known as (
    select * from ledger_entry
    where strategy_id = of_strategy and (revision, position) <= (at_revision, at_position)
  ),
  retraction as (
    select row_number() over (order by revision desc, position desc) as place, id, (value->>'entryId')::uuid as target
    from known where value->>'kind' = 'retracted'
  ),
  undone as (
    select 0::bigint as place, '{}'::uuid[] as ids
    union all
    select r.place, case when r.id = any (u.ids) then u.ids else u.ids || r.target end
    from undone u join retraction r on r.place = u.place + 1
  )
  select known.* from known
  where value->>'kind' <> 'retracted' and not id = any ((select ids from undone order by place desc limit 1)::uuid[])
$$;

create function replay(into_world text, of_strategy uuid, at_revision integer, at_position integer, until date)
returns void language plpgsql as $$
declare
  e record;
  v jsonb;
  whole numeric;
begin
  for e in
    select * from in_force(of_strategy, at_revision, at_position)
    where valid_on <= until order by valid_on, revision, position
  loop
    v := e.value;
    case v->>'kind'
      when 'pillar-added' then
        insert into pillar values (into_world, e.subject_id, (v->>'weight')::integer, null);
      when 'project-added' then
        insert into project values
          (into_world, e.subject_id, (v->>'pillarId')::uuid, (v->>'weight')::integer, e.revision, false, null);
      when 'milestone-added' then
        insert into milestone values
          (into_world, e.subject_id, (v->>'projectId')::uuid, ((v->>'weight')::numeric, 1)::fraction, (v->>'baselineOn')::date, null);
      when 'adopted' then
        update project set published = true where world = into_world and left_on is null and revision <= e.revision;
      when 'project-published' then
        update project set published = true where world = into_world and id = e.subject_id;
      when 'project-moved' then
        update project set pillar = (v->>'pillarId')::uuid where world = into_world and id = e.subject_id;
      when 'milestone-moved' then
        update milestone set project = (v->>'projectId')::uuid where world = into_world and id = e.subject_id;
      when 'weight-set' then
        update pillar set weight = (v->>'weight')::integer where world = into_world and id = e.subject_id;
        update project set weight = (v->>'weight')::integer where world = into_world and id = e.subject_id;
        update milestone set weight = ((v->>'weight')::numeric, 1)::fraction where world = into_world and id = e.subject_id;
      when 'baseline-set' then
        update milestone set baseline_on = (v->>'baselineOn')::date where world = into_world and id = e.subject_id;
      when 'completed' then
        insert into completion values (into_world, e.subject_id, e.valid_on);
      when 'milestone-dropped' then
        update milestone set left_on = e.valid_on where world = into_world and id = e.subject_id;
      when 'milestone-merged' then
        insert into successor values (into_world, e.subject_id, (v->>'intoId')::uuid, (1, 1)::fraction);
        update milestone set left_on = e.valid_on where world = into_world and id = e.subject_id;
      when 'milestone-split' then
        select sum((part->>'share')::numeric) into whole from jsonb_array_elements(v->'parts') part;
        insert into successor
          select into_world, e.subject_id, (part->>'id')::uuid, ((part->>'share')::numeric, 1)::fraction
          from jsonb_array_elements(v->'parts') part;
        insert into milestone
          select into_world, s.id, m.project, times(m.weight, lowest((s.weight).n, whole)), m.baseline_on, null
          from milestone m join successor s on s.world = m.world and s.milestone = m.id
          where m.world = into_world and m.id = e.subject_id;
        insert into completion
          select into_world, s.id, c.day
          from successor s join completion c on c.world = s.world and c.milestone = s.milestone
          where s.world = into_world and s.milestone = e.subject_id;
        update milestone set left_on = e.valid_on where world = into_world and id = e.subject_id;
      when 'project-dropped' then
        perform leave(into_world, e.subject_id, e.valid_on);
      when 'project-merged' then
        insert into successor
          select into_world, gone.id, other.id, other.weight
          from milestone gone join milestone other using (world)
          where world = into_world and gone.project = e.subject_id and gone.left_on is null
            and other.project = (v->>'intoId')::uuid and other.left_on is null;
        perform leave(into_world, e.subject_id, e.valid_on);
      when 'pillar-dropped' then
        perform leave(into_world, p.id, e.valid_on)
          from project p where world = into_world and p.pillar = e.subject_id and p.left_on is null;
        update pillar set left_on = e.valid_on where world = into_world and id = e.subject_id;
      else
        -- Tolerances, promises, confirmations and evidence enter no share.
    end case;
  end loop;
end $$;

create function leave(of_world text, of_project uuid, day date) returns void language sql as $$
  update milestone set left_on = day where world = of_world and project = of_project and left_on is null;
  update project set left_on = day where world = of_world and id = of_project;
$$;

-- How much of a milestone is done: completed before it left, else what its successors are.
create function status_of(milestone_id uuid) returns fraction stable language plpgsql as $$
begin
  if exists (
    select from milestone m join completion c on c.world = m.world and c.milestone = m.id
    where m.world = 'now' and m.id = milestone_id and (m.left_on is null or c.day < m.left_on)
  ) then
    return (1, 1)::fraction;
  end if;
  return coalesce(
    (select mean(s.weight, status_of(s.id)) from successor s where s.world = 'now' and s.milestone = milestone_id),
    (0, 1)::fraction
  );
end $$;

-- Every figure of the strategy (pillar null) and its pillars that has a value, in both scopes.
create function figures(of_strategy uuid, on_day date, at_revision integer)
returns table (scope text, pillar_id uuid, figure text, n numeric, d numeric) language plpgsql as $$
declare
  draft boolean;
  act record;
begin
  truncate pillar, project, milestone, completion, successor;
  perform replay('now', of_strategy, at_revision, 2147483647, on_day);
  select not exists (
    select from in_force(of_strategy, at_revision, 2147483647) where value->>'kind' = 'adopted'
  ) into draft;
  select * into act from in_force(of_strategy, at_revision, 2147483647)
    where value->>'kind' = 'adopted' and valid_on <= on_day;
  if found then
    perform replay('adopted', of_strategy, act.revision, act.position, act.valid_on);
  end if;
  return query
    with leaf as (
      select p.world, p.pillar, p.id as project, l.weight as pillar_weight, p.weight as project_weight,
        m.weight, m.baseline_on, status_of(m.id) as status
      from pillar l
      join project p on p.world = l.world and p.pillar = l.id
      join milestone m on m.world = p.world and m.project = p.id
      where l.left_on is null and p.left_on is null and m.left_on is null
        and (p.world = 'adopted' or draft or p.published)
    ),
    valued as (
      select *, 'actual' as name, status as value from leaf
      union all
      select *, 'planned', ((case when baseline_on <= on_day then 1 else 0 end), 1)::fraction from leaf where baseline_on is not null
      union all
      select *, 'compared', status from leaf where baseline_on is not null
    ),
    of_project as (
      select world, name, pillar, pillar_weight, project_weight, mean(weight, value) as value
      from valued group by world, name, pillar, pillar_weight, project, project_weight
    ),
    of_pillar as (
      select world, name, pillar, pillar_weight, mean((project_weight, 1)::fraction, value) as value
      from of_project group by world, name, pillar, pillar_weight
    ),
    of_strategy as (
      select world, name, mean((pillar_weight, 1)::fraction, value) as value from of_pillar group by world, name
    )
    select o.world, o.pillar, o.name, (o.value).n, (o.value).d from of_pillar o
    union all
    select o.world, null, o.name, (o.value).n, (o.value).d from of_strategy o;
end $$;
