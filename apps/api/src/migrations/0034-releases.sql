-- What the public sees of a strategy: the live plan, or what was last released. See decision 0015.

alter table strategy
  add column public_view text not null default 'live' check (public_view in ('live', 'released')),
  -- The last release; null before the first.
  add column release_number integer,
  -- Null: the row stands for now. Rows that the public is shown of a release stand for its instant.
  add column stands_at timestamptz check (stands_at is null);
-- Asked with every request, before it is known what it is about.
alter table municipality add column shows_releases boolean not null default false;

create table release (
  municipality_id uuid not null references municipality,
  strategy_id uuid not null,
  number integer not null check (number > 0),
  -- The last one that the public may know of, and when it was recorded.
  revision integer not null,
  known_at timestamptz not null,
  released_at timestamptz not null check (released_at >= known_at),
  person_id uuid,
  office_id uuid,
  note text check (length(note) between 1 and 2000),
  primary key (municipality_id, strategy_id, number),
  foreign key (municipality_id, strategy_id) references strategy,
  foreign key (municipality_id, strategy_id, revision) references ledger_revision,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, office_id) references office
);

-- The rows that held when it was released, of tables whose rows change.
create table release_row (
  municipality_id uuid not null,
  strategy_id uuid not null,
  number integer not null,
  table_name text not null,
  position integer not null,
  content jsonb not null,
  primary key (municipality_id, strategy_id, number, table_name, position),
  foreign key (municipality_id, strategy_id, number) references release
);

do $$
declare t text;
begin
  foreach t in array array['release', 'release_row'] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', t);
    execute format('create trigger append_only_all before truncate on %I execute function refuse_change()', t);
  end loop;
end $$;

-- Every row of a strategy that may change, or that hangs on one that may, as it is at this moment.
create function strategy_rows(municipality uuid, strategy uuid)
returns table (table_name text, id uuid, content jsonb) language sql stable as $$
  select 'strategy', t.id, to_jsonb(t) from public.strategy t where t.municipality_id = $1 and t.id = $2
  union all
  select 'pillar', t.id, to_jsonb(t) from public.pillar t where t.municipality_id = $1 and t.strategy_id = $2
  union all
  select 'project', t.id, to_jsonb(t) from public.project t where t.municipality_id = $1 and t.strategy_id = $2
  union all
  select 'milestone', t.id, to_jsonb(t) from public.milestone t where t.municipality_id = $1 and t.strategy_id = $2
  union all
  select 'milestone_dependency', t.id, to_jsonb(t) from public.milestone_dependency t
  where t.municipality_id = $1 and t.strategy_id = $2
  union all
  select 'occasion', t.id, to_jsonb(t) from public.occasion t where t.municipality_id = $1 and t.strategy_id = $2
  union all
  select 'project_update', t.id, to_jsonb(t) from public.project_update t
    join public.project p on p.municipality_id = t.municipality_id and p.id = t.project_id
  where t.municipality_id = $1 and p.strategy_id = $2
  union all
  select 'document', t.id, to_jsonb(t) from public.document t
    join public.project p on p.municipality_id = t.municipality_id and p.id = t.project_id
  where t.municipality_id = $1 and p.strategy_id = $2
  union all
  select 'resolution_revision', t.resolution_id, to_jsonb(t) from public.resolution_revision t
  where t.municipality_id = $1 and t.strategy_id = $2
$$;

create schema released;

-- In the schema `released` the tables of plans hold what the public may know: of a strategy that shows its releases the
-- rows of the last one, of every other one what there is. Whoever asks for the public reads it in their place, by the
-- search path. A later migration that changes one of these tables ends with a call.
create function show_releases() returns void language plpgsql as $$
declare t text;
begin
  drop view if exists released.strategy, released.pillar, released.project, released.milestone,
    released.milestone_dependency, released.occasion, released.project_update, released.document,
    released.resolution_revision, released.ledger_revision, released.ledger_entry, released.description,
    released.plan_text_change, released.ledger_undo, released.reach;
  -- How far the public may know a strategy; null: to this moment. One that shows releases and has none is not there.
  execute $view$
    create view released.reach with (security_invoker = true) as
    select s.municipality_id, s.id as strategy_id, s.public_view = 'live' as live, s.published,
      r.number, r.revision, r.released_at
    from public.strategy s
    left join public.release r on s.public_view = 'released' and r.municipality_id = s.municipality_id
      and r.strategy_id = s.id and r.number = s.release_number
    where s.public_view = 'live' or r.number is not null
  $view$;
  execute $view$
    create view released.strategy with (security_invoker = true) as
    select t.* from public.strategy t where t.public_view = 'live'
    union all
    select p.* from released.reach h
    join public.release_row r on r.municipality_id = h.municipality_id and r.strategy_id = h.strategy_id
      and r.number = h.number and r.table_name = 'strategy',
    lateral jsonb_populate_record(null::public.strategy, r.content || jsonb_build_object(
      'published', h.published, 'public_view', 'released', 'release_number', h.number,
      'stands_at', h.released_at, 'next_change_on', null)) p
    where not h.live
  $view$;
  foreach t in array array['pillar', 'project', 'milestone', 'milestone_dependency', 'occasion', 'resolution_revision'] loop
    execute format($view$
      create view released.%1$I with (security_invoker = true) as
      select t.* from public.%1$I t
      join released.reach h on h.municipality_id = t.municipality_id and h.strategy_id = t.strategy_id and h.live
      union all
      select p.* from released.reach h
      join public.release_row r on r.municipality_id = h.municipality_id and r.strategy_id = h.strategy_id
        and r.number = h.number and r.table_name = %1$L,
      lateral jsonb_populate_record(null::public.%1$I, r.content) p
      where not h.live
    $view$, t);
  end loop;
  -- What was taken back since, or is no longer meant for everybody, is gone at once: that may be a matter of law.
  foreach t in array array['project_update', 'document'] loop
    execute format($view$
      create view released.%1$I with (security_invoker = true) as
      select t.* from public.%1$I t
      join public.project j on j.municipality_id = t.municipality_id and j.id = t.project_id
      join released.reach h on h.municipality_id = j.municipality_id and h.strategy_id = j.strategy_id and h.live
      union all
      select p.* from released.reach h
      join public.release_row r on r.municipality_id = h.municipality_id and r.strategy_id = h.strategy_id
        and r.number = h.number and r.table_name = %1$L,
      lateral jsonb_populate_record(null::public.%1$I, r.content) p
      where not h.live and not exists (select from public.%1$I now
        where now.municipality_id = p.municipality_id and now.id = p.id and now.version >= p.version
          and (now.readers <> 'public' or now.%2$s))
    $view$, t, case t when 'document' then 'removed_at is not null' else 'withdrawn' end);
  end loop;
  foreach t in array array['ledger_revision', 'ledger_entry', 'plan_text_change', 'ledger_undo'] loop
    execute format($view$
      create view released.%1$I with (security_invoker = true) as
      select t.* from public.%1$I t
      join released.reach h on h.municipality_id = t.municipality_id and h.strategy_id = t.strategy_id
        and (h.live or t.revision <= h.revision)
    $view$, t);
  end loop;
  execute $view$
    create view released.description with (security_invoker = true) as
    select t.* from public.description t
    join released.reach h on h.municipality_id = t.municipality_id and h.strategy_id = t.strategy_id
      and (h.live or t.recorded_at <= h.released_at)
  $view$;
end $$;
revoke execute on function show_releases() from public;
select show_releases();

-- Which of the two a reader is to be asked from.
create function note_public_view() returns trigger language plpgsql as $$
begin
  update public.municipality m set shows_releases = exists (
    select from public.strategy s where s.municipality_id = m.id and s.public_view = 'released')
  where m.id = new.municipality_id;
  perform public.notify_live(jsonb_build_object('type', 'public-view', 'municipalityId', new.municipality_id));
  return null;
end $$;
create trigger public_view after update on strategy for each row
  when (old.public_view <> new.public_view) execute function note_public_view();

-- The public hears only of what it can see.
create or replace function tell_plan() returns trigger language plpgsql as $$
declare
  s strategy := coalesce(new, old);
  shown boolean := s.public_view = 'live';
begin
  if tg_op = 'UPDATE' then
    shown := shown or old.public_view <> new.public_view or old.published <> new.published
      or old.release_number is distinct from new.release_number;
  end if;
  perform notify_live(jsonb_build_object(
    'type', 'plan', 'municipalityId', s.municipality_id, 'strategyId', s.id,
    'revision', s.revision, 'version', s.version,
    'published', shown and (s.published or coalesce(old.published, false))));
  return null;
end $$;

select audit_table('release', 'release', '{number,revision}', 'strategy_id');
select watch_table('release', 'releases');

select wall_municipality_tables();
