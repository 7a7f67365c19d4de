-- Cities $from to $to, all with the same plan: 5 pillars, projects, milestones, and the history of a strategy that was
-- adopted four years ago: late additions, new promises, completions with and without evidence, confirmations, drops.
-- The ledger and its projection are both written here, so that a run begins in seconds; that they agree is checked by
-- the suite, which asks the product (it folds the ledger) and plain statements (they read the projection) for the same
-- figures. Placeholders in braces are integers, put in by the suite.

set session_replication_role = replica;

create function pg_temp.id_of(city integer, strategy integer, kind integer, number bigint) returns uuid
language sql immutable as $$
  select (lpad(to_hex(city), 8, '0') || '-' || lpad(to_hex(strategy), 4, '0') || '-7' || lpad(to_hex(kind), 3, '0')
    || '-8000-' || lpad(to_hex(number), 12, '0'))::uuid
$$;
create function pg_temp.text_of(words text) returns jsonb language sql immutable as $$
  select jsonb_build_object('source', 'de', 'texts', jsonb_build_object('de', words))
$$;
-- The same number for the same question, spread evenly.
create function pg_temp.chance(number bigint, salt integer, below integer) returns integer language sql immutable as $$
  select (hashint8extended(number, salt) & 2147483647)::integer % below
$$;

create temp table city as select generate_series({from}, {to}) as city;
create temp table day as
  select (now() at time zone 'Europe/Berlin')::date as today, (now() at time zone 'Europe/Berlin')::date - 1500 as start;

insert into municipality (id, slug, name, initials, languages)
select pg_temp.id_of(city, 0, 0, 0), 'stadt-' || city, 'Stadt ' || city, 'ST', '{de,en}' from city;

insert into department (municipality_id, id, title)
select pg_temp.id_of(city, 0, 0, 0), pg_temp.id_of(city, 0, 1, n), pg_temp.text_of('Amt ' || n)
from city, generate_series(1, 10) n;

insert into office (municipality_id, id, kind, title, department_id)
select pg_temp.id_of(city, 0, 0, 0), pg_temp.id_of(city, 0, 2, n), case n when 0 then 'cdo' else 'head' end,
  pg_temp.text_of(case n when 0 then 'Chief Digital Officer' else 'Leitung Amt ' || n end),
  case when n > 0 then pg_temp.id_of(city, 0, 1, n) end
from city, generate_series(0, 10) n;

insert into person (municipality_id, id, name)
select pg_temp.id_of(city, 0, 0, 0), pg_temp.id_of(city, 0, 3, n), 'Person ' || n from city, generate_series(0, 10) n;

insert into appointment (municipality_id, id, office_id, person_id, kind, from_on)
select pg_temp.id_of(city, 0, 0, 0), pg_temp.id_of(city, 0, 4, n), pg_temp.id_of(city, 0, 2, n), pg_temp.id_of(city, 0, 3, n),
  'regular', '2020-01-01'
from city, generate_series(0, 10) n;

insert into account (id, email, name)
select pg_temp.id_of(city, 0, 5, 0), 'cdo@stadt-' || city || '.example', 'Person 0' from city;
insert into membership (municipality_id, account_id, person_id)
select pg_temp.id_of(city, 0, 0, 0), pg_temp.id_of(city, 0, 5, 0), pg_temp.id_of(city, 0, 3, 0) from city;
insert into session (token_hash, account_id, expires_at)
select sha256(convert_to('bench-session-' || city, 'utf8')), pg_temp.id_of(city, 0, 5, 0), now() + interval '1 day' from city;

-- The plan, once for every strategy of every city.
create temp table strategy_of as select city, strategy from city, generate_series(1, {strategies}) strategy;

create temp table plan as
select n, (n - 1) / {milestonesPerProject} + 1 as project, 1 + pg_temp.chance(n, 1, 3) as weight,
  n % 20 = 7 as is_late, case when n % 20 = 7 then start + 200 else start end as added_on,
  case when n % 10 <> 9 then start + 100 + pg_temp.chance(n, 2, 2200) end as baseline_on
from generate_series(1, {projects} * {milestonesPerProject}) n, day;

create temp table milestone_plan as
select m.*, c.completed_on, x.dropped_on, p.promise_given_on, case when p.promise_given_on is not null then baseline_on + 45 end as promised_on,
  e.is_evidenced, f.confirmed_on
from plan m, day,
lateral (select case when baseline_on < today - 30 and pg_temp.chance(n, 3, 10) < 7
    and baseline_on - 30 + pg_temp.chance(n, 4, 60) > added_on
  then least(baseline_on - 30 + pg_temp.chance(n, 4, 60), today - 1) end as completed_on) c,
lateral (select case when n % 50 = 3 and completed_on is null then today - 100 - pg_temp.chance(n, 5, 300) end as dropped_on) x,
lateral (select case when n % 4 = 0 and dropped_on is null and baseline_on - 60 > added_on and baseline_on - 60 < today
    and baseline_on - 60 < coalesce(completed_on, today)
  then baseline_on - 60 end as promise_given_on) p,
lateral (select completed_on is not null and n % 3 = 0 as is_evidenced) e,
lateral (select case when n % 7 = 1 and completed_on is null and dropped_on is null and n % 4 <> 0
    and coalesce(baseline_on, today) >= today - 1 - pg_temp.chance(n, 6, 200)
  then today - 1 - pg_temp.chance(n, 6, 200) end as confirmed_on) f;

-- What happened, in the order of recording: the plan project by project, its adoption, then every report by its day.
create temp table happened as
select row_number() over (order by phase, valid_on, subject) as revision, h.*
from (
  select 1 as phase, 0 as subject, start as valid_on, 'plan' as what from day
  union all select 2, n, start, 'project' from day, generate_series(1, {projects}) n
  union all select 3, 0, start + 20, 'adopted' from day
  union all select 4, n, added_on, 'added' from milestone_plan where is_late
  union all select 4, n, promise_given_on, 'promised' from milestone_plan where promise_given_on is not null
  union all select 4, n, completed_on, 'completed' from milestone_plan where completed_on is not null
  union all select 4, n, dropped_on, 'dropped' from milestone_plan where dropped_on is not null
  union all select 4, n, confirmed_on, 'confirmed' from milestone_plan where confirmed_on is not null
) h;

insert into ledger_revision (municipality_id, strategy_id, revision, recorded_at, person_id, office_id, reason, paper)
select pg_temp.id_of(city, 0, 0, 0), pg_temp.id_of(city, strategy, 6, 0), revision,
  valid_on::timestamp at time zone 'UTC' + interval '10 hours' + revision * interval '1 millisecond',
  pg_temp.id_of(city, 0, 3, 0), pg_temp.id_of(city, 0, 2, 0), case when what = 'promised' then 'Die Lieferung verzögert sich.' end,
  case when what = 'adopted' then '2022/0001' end
from strategy_of, happened order by city, strategy, revision;

create temp table entry (revision bigint, position integer, valid_on date, kind integer, subject integer, value jsonb);
insert into entry
select 1, p - 1, valid_on, 7, p, jsonb_build_object('kind', 'pillar-added', 'weight', 1 + p % 3)
from happened, generate_series(1, 5) p where what = 'plan'
union all
select revision, 0, valid_on, 8, subject,
  jsonb_build_object('kind', 'project-added', 'pillarId', subject % 5 + 1, 'weight', 1 + pg_temp.chance(subject, 7, 4))
from happened where what = 'project'
union all
select revision, m.n, valid_on, 9, m.n, jsonb_build_object('kind', 'milestone-added', 'projectId', m.project, 'weight', m.weight,
  'baselineOn', m.baseline_on, 'promisedOn', null)
from happened h join milestone_plan m on (what = 'project' and m.project = subject and not m.is_late) or (what = 'added' and m.n = subject)
union all
select revision, 0, valid_on, 6, 0, '{"kind": "adopted"}' from happened where what = 'adopted'
union all
select revision, 0, valid_on, 9, subject, jsonb_build_object('kind', 'promise-set', 'promisedOn', m.promised_on)
from happened join milestone_plan m on m.n = subject where what = 'promised'
union all
select revision, 0, valid_on, 9, subject, '{"kind": "completed"}' from happened where what = 'completed'
union all
select revision, 1, valid_on, 9, subject, '{"kind": "evidence-set", "level": "evidenced"}'
from happened join milestone_plan m on m.n = subject where what = 'completed' and m.is_evidenced
union all
select revision, 0, valid_on, 9, subject, '{"kind": "milestone-dropped"}' from happened where what = 'dropped'
union all
select revision, 0, valid_on, 9, subject, '{"kind": "confirmed"}' from happened where what = 'confirmed';

insert into ledger_entry (municipality_id, strategy_id, revision, position, id, valid_on, subject_id, value)
select pg_temp.id_of(city, 0, 0, 0), pg_temp.id_of(city, strategy, 6, 0), revision, position,
  pg_temp.id_of(city, strategy, 10, revision * 10000 + position), valid_on, pg_temp.id_of(city, strategy, kind, subject),
  case value ->> 'kind'
    when 'project-added' then value || jsonb_build_object('pillarId', pg_temp.id_of(city, strategy, 7, (value ->> 'pillarId')::bigint))
    when 'milestone-added' then value || jsonb_build_object('projectId', pg_temp.id_of(city, strategy, 8, (value ->> 'projectId')::bigint))
    else value end
from strategy_of, entry order by city, strategy, revision, position;

insert into strategy (municipality_id, id, ordinal, title, starts_on, target_on, published, adopted_on, adopted_at, resolution,
  revision, recorded_at, projected_on, version)
select pg_temp.id_of(city, 0, 0, 0), pg_temp.id_of(city, strategy, 6, 0), strategy, pg_temp.text_of('Digitalstrategie'), start, start + 2600,
  true, start + 20, a.valid_on::timestamp at time zone 'UTC' + interval '10 hours' + a.revision * interval '1 millisecond', '2022/0001',
  l.revision, l.valid_on::timestamp at time zone 'UTC' + interval '10 hours' + l.revision * interval '1 millisecond', today, 1
from strategy_of, day, (select * from happened where what = 'adopted') a,
  (select * from happened order by revision desc limit 1) l;

insert into pillar (municipality_id, strategy_id, id, number, title, weight)
select pg_temp.id_of(city, 0, 0, 0), pg_temp.id_of(city, strategy, 6, 0), pg_temp.id_of(city, strategy, 7, n), n,
  pg_temp.text_of('Säule ' || n), 1 + n % 3
from strategy_of, generate_series(1, 5) n;

insert into project (municipality_id, strategy_id, id, title, benefit, description, phase, office_id, department_id, partners,
  pillar_id, weight, added_on, published_on, last_attested_on)
select pg_temp.id_of(city, 0, 0, 0), pg_temp.id_of(city, strategy, 6, 0), pg_temp.id_of(city, strategy, 8, n),
  pg_temp.text_of('Projekt ' || n || ': Digitale Dienste für Bürgerinnen und Bürger'),
  pg_temp.text_of('Wege sparen, Anträge von zu Hause stellen, jederzeit sehen, wie weit sie sind.'),
  pg_temp.text_of(repeat('Ein Absatz, der das Vorhaben beschreibt. ', 8)),
  (array['delivery', 'delivery', 'delivery', 'planning', 'operation'])[n % 5 + 1],
  pg_temp.id_of(city, 0, 2, n % 10 + 1), pg_temp.id_of(city, 0, 1, n % 10 + 1), '{Stadtwerke}',
  pg_temp.id_of(city, strategy, 7, n % 5 + 1), 1 + pg_temp.chance(n, 7, 4), start, start + 20,
  (select max(coalesce(completed_on, confirmed_on, promise_given_on)) from milestone_plan m where m.project = n and dropped_on is null)
from strategy_of, day, generate_series(1, {projects}) n order by city, strategy, n;

insert into milestone (municipality_id, strategy_id, id, title, project_id, weight, scaled_weight, effective_weight, baseline_on,
  promised_on, completed_on, evidence, added_on, left_on, left_how, last_attested_on, last_attestation)
select pg_temp.id_of(city, 0, 0, 0), pg_temp.id_of(city, strategy, 6, 0), pg_temp.id_of(city, strategy, 9, n),
  pg_temp.text_of('Meilenstein ' || n || ': abgenommen und im Betrieb'), pg_temp.id_of(city, strategy, 8, project),
  weight, weight, weight || '/1', baseline_on, promised_on, completed_on,
  case when is_evidenced then 'evidenced' when completed_on is not null then 'claimed' end, added_on,
  dropped_on, case when dropped_on is not null then 'dropped' end, coalesce(completed_on, confirmed_on, promise_given_on),
  case when completed_on is not null then 'completed' when confirmed_on is not null then 'confirmed'
    when promise_given_on is not null then 'promise-set' end
from strategy_of, milestone_plan order by city, strategy, n;

drop table city, day, strategy_of, plan, milestone_plan, happened, entry;
drop function pg_temp.id_of, pg_temp.text_of, pg_temp.chance;
reset session_replication_role;
