-- Rows of a large command come into the tables before its plan is locked, where nobody sees them: what they name is read
-- under its lock, as always, but once the plan is locked, so that locks are taken in one order. Whoever says so for its
-- transaction asks afterwards, in one statement for all rows.
create or replace function refuse_ended() returns trigger language plpgsql as $$
declare wanted uuid := (to_jsonb(new) ->> tg_argv[1])::uuid;
declare ended date;
begin
  if wanted is null or (tg_op = 'INSERT' and current_setting('app.rows_ahead', true) = 'on') then return new; end if;
  execute format('select closed_on from %I where municipality_id = $1 and id = $2 for share', tg_argv[0])
    into ended using new.municipality_id, wanted;
  if ended is not null then
    raise exception '% % has ended', tg_argv[0], wanted using errcode = 'WM001';
  end if;
  return new;
end $$;

-- The same for many at once: departments before offices.
create function refuse_ended_places(municipality uuid, departments uuid[], offices uuid[]) returns void
language plpgsql as $$
declare ended uuid;
begin
  with named as (select id, closed_on from department where municipality_id = municipality and id = any (departments)
    order by id for share)
  select id into ended from named where closed_on is not null limit 1;
  if ended is null then
    with named as (select id, closed_on from office where municipality_id = municipality and id = any (offices)
      order by id for share)
    select id into ended from named where closed_on is not null limit 1;
  end if;
  if ended is not null then raise exception '% has ended', ended using errcode = 'WM001'; end if;
end $$;
