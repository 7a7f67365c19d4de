-- Operators, what they may see with a municipality's consent, and municipalities that move in, move out and end.

-- Who runs the installation. Rights over any municipality's data do not follow from it.
create table operator (
  account_id uuid primary key references account on delete cascade,
  created_at timestamptz not null default clock_timestamp()
);

-- One-time links for operators. The token itself is never stored, only its SHA-256.
create table operator_invitation (
  token_hash bytea primary key check (length(token_hash) = 32),
  email text not null check (email = lower(email) and email ~ '^[^@\s]+@[^@\s]+$'),
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  spent_at timestamptz
);
-- A new link ends the one before.
create unique index operator_invitation_open on operator_invitation (email) where spent_at is null;

alter table municipality
  -- Closed to everybody by an operator until it is resumed; nothing is lost.
  add column suspended_at timestamptz,
  -- Marked: from then on it may be removed with all that belongs to it.
  add column removal_due_at timestamptz,
  -- Only ever true inside the transaction in which it is restored.
  add column arriving boolean not null default false;

-- What an operator may see of a municipality, for hours, because one of its admins said so.
create table operator_consent (
  municipality_id uuid not null references municipality,
  id uuid not null,
  granted_by uuid not null,
  reason text not null check (length(reason) between 1 and 500),
  granted_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null check (expires_at > granted_at and expires_at <= granted_at + interval '72 hours'),
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (municipality_id, id),
  foreign key (municipality_id, granted_by) references person,
  foreign key (municipality_id, revoked_by) references person,
  check ((revoked_at is null) = (revoked_by is null))
);
create index operator_consent_granted on operator_consent (municipality_id, granted_at);
select audit_table('operator_consent', 'consent');

-- That there was one, whoever asks later. Nothing of its people or its plan.
create table removed_municipality (
  id uuid not null,
  removed_at timestamptz not null default clock_timestamp(),
  slug text not null,
  name text not null,
  founded_at timestamptz not null,
  -- The operator's account; null for the command.
  removed_by uuid,
  -- { table: rows }
  counts jsonb not null,
  primary key (id, removed_at)
);

-- Contents in the store of files that are to be erased: each row goes once its content has.
create table removed_content (
  key text primary key
);

-- ── The last admin ──

-- Whatever takes away a municipality's last admin is refused, also where two admins take each other's right away in the
-- same moment: the second waits here, and then sees what the first did.
create function refuse_last_admin() returns trigger language plpgsql as $$
declare scope text := current_setting('app.municipality_id', true);
begin
  if not 'admin' = any (old.roles) then return null; end if;
  perform pg_advisory_xact_lock(hashtext('admins ' || old.municipality_id));
  perform set_config('app.municipality_id', old.municipality_id::text, true);
  if not exists (select from membership m where m.municipality_id = old.municipality_id and 'admin' = any (m.roles)) then
    raise exception 'nobody would administer the municipality' using errcode = 'WM002';
  end if;
  perform set_config('app.municipality_id', coalesce(scope, ''), true);
  return null;
end $$;
create trigger last_admin after delete or update of roles on membership for each row execute function refuse_last_admin();

-- An operator's session goes on without any membership.
create or replace function end_sessions_without_membership() returns trigger language plpgsql as $$
declare asked_as text := current_setting('app.account_id', true);
begin
  perform set_config('app.account_id', old.account_id::text, true);
  if not exists (select from membership where account_id = old.account_id)
    and not exists (select from operator where account_id = old.account_id) then
    delete from session where account_id = old.account_id;
  end if;
  perform set_config('app.account_id', coalesce(asked_as, ''), true);
  return null;
end $$;

-- ── What an operator sees without consent ──

-- The state of municipalities: whether they are set up and published, and the day of their last change. No content.
create function municipality_states(asked uuid[])
returns table (id uuid, members integer, drafted boolean, published boolean, last_active_on date,
  consent_until timestamptz, mail_waiting integer, mail_refused integer)
language plpgsql as $$
#variable_conflict use_column
declare
  scope text := current_setting('app.municipality_id', true);
  m uuid;
begin
  foreach m in array asked loop
    perform set_config('app.municipality_id', m::text, true);
    return query
    select m,
      (select count(*)::int from membership x where x.municipality_id = m),
      exists (select from strategy s where s.municipality_id = m),
      exists (select from strategy s where s.municipality_id = m and s.published),
      (select max(e.recorded_at)::date from audit_event e where e.municipality_id = m and e.actor_kind = 'person'),
      (select c.expires_at from operator_consent c
       where c.municipality_id = m and c.revoked_at is null and c.expires_at > clock_timestamp()),
      (select count(*)::int from mail x where x.municipality_id = m and x.due_at is not null and x.attempts > 0),
      (select count(*)::int from mail x
       where x.municipality_id = m and x.refused_at > clock_timestamp() - interval '30 days');
  end loop;
  perform set_config('app.municipality_id', coalesce(scope, ''), true);
end $$;

-- The accounts that are members here and nowhere else, and run nothing: they end with the municipality.
create function accounts_of_this_alone(of_municipality uuid) returns setof uuid language plpgsql as $$
declare
  scope text := current_setting('app.municipality_id', true);
  asked_as text := current_setting('app.account_id', true);
  one uuid;
begin
  perform set_config('app.municipality_id', of_municipality::text, true);
  for one in select m.account_id from membership m where m.municipality_id = of_municipality order by 1 loop
    perform set_config('app.account_id', one::text, true);
    if not exists (select from membership m where m.account_id = one and m.municipality_id <> of_municipality)
      and not exists (select from operator o where o.account_id = one) then
      return next one;
    end if;
  end loop;
  perform set_config('app.account_id', coalesce(asked_as, ''), true);
  perform set_config('app.municipality_id', coalesce(scope, ''), true);
end $$;

-- ── Moving ──

-- Rows that move in or out do nothing besides: no event, no index, no check of today's state, and what is append-only
-- may leave with everything else. Only the two functions below move, which are the owner's; whoever sets the variable
-- as the application, or signed in as the owner, moves nothing.
create function quiet_when_moving() returns void language plpgsql as $$
declare
  t record;
  quiet constant text := $q$current_user = session_user or coalesce(current_setting('app.moving', true), '') = ''$q$;
begin
  for t in
    select g.tgname as name, c.oid::regclass as "table", pg_get_triggerdef(g.oid) as made
    from pg_trigger g join pg_class c on c.oid = g.tgrelid
    where c.relnamespace = 'public'::regnamespace and not g.tgisinternal and g.tgtype & 32 = 0
      and (c.relname = 'municipality' or exists (
        select from pg_attribute a where a.attrelid = c.oid and a.attname = 'municipality_id' and not a.attisdropped))
  loop
    continue when position('app.moving' in t.made) > 0;
    execute format('drop trigger %I on %s', t.name, t."table");
    execute case when t.made ~ ' WHEN \('
      then regexp_replace(t.made, ' WHEN \((.*)\) EXECUTE FUNCTION ', format(' WHEN ((%s) AND (\1)) EXECUTE FUNCTION ', quiet))
      else replace(t.made, ' EXECUTE FUNCTION ', format(' WHEN (%s) EXECUTE FUNCTION ', quiet))
    end;
  end loop;
end $$;
revoke execute on function quiet_when_moving() from public;

-- As before; and triggers made until then keep quiet about what moves.
create or replace function wall_municipality_tables() returns void language plpgsql as $$
declare t text;
begin
  for t in
    select c.table_name from information_schema.columns c
    join information_schema.tables b using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'municipality_id' and b.table_type = 'BASE TABLE'
      and not exists (select from pg_policies p where p.schemaname = 'public' and p.tablename = c.table_name and p.policyname = 'municipality')
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy municipality on %I using (municipality_id = nullif(current_setting(''app.municipality_id'', true), '''')::uuid) '
      'with check (municipality_id = nullif(current_setting(''app.municipality_id'', true), '''')::uuid)', t);
  end loop;
  perform quiet_when_moving();
end $$;

-- Whether a table has rows of municipalities.
create function is_municipality_table(named text) returns boolean language sql stable as $$
  select exists (
    select from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relname = named and c.relkind = 'r')
$$;

-- Adds rows as they were, `{ column: value }` each, to a municipality that is being restored. Answers how many.
create function move_in(of_municipality uuid, into_table text, given jsonb) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  names text;
  moved integer;
begin
  if not is_municipality_table(into_table)
    or not exists (select from municipality m where m.id = of_municipality and m.arriving)
    or exists (select from jsonb_array_elements(given) r where (r ->> 'municipality_id')::uuid is distinct from of_municipality) then
    raise exception 'nothing moves in here' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('app.municipality_id', of_municipality::text, true);
  select string_agg(quote_ident(a.attname), ', ' order by a.attnum) into names
  from pg_attribute a
  where a.attrelid = into_table::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '';
  perform set_config('app.moving', 'in', true);
  execute format('insert into %1$I (%2$s) overriding system value select %2$s from jsonb_populate_recordset(null::%1$I, $1)',
    into_table, names) using given;
  get diagnostics moved = row_count;
  perform set_config('app.moving', '', true);
  return moved;
end $$;

-- Removes all rows of a municipality whose removal is due from a table, at last itself. Answers how many.
create function move_out(of_municipality uuid, from_table text) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  key constant text := case from_table when 'municipality' then 'id' else 'municipality_id' end;
  moved integer;
begin
  if (from_table <> 'municipality' and not is_municipality_table(from_table))
    or not exists (select from municipality m where m.id = of_municipality and m.removal_due_at <= clock_timestamp()) then
    raise exception 'nothing moves out here' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('app.municipality_id', of_municipality::text, true);
  perform set_config('app.moving', 'out', true);
  execute format('delete from %I where %I = $1', from_table, key) using of_municipality;
  get diagnostics moved = row_count;
  perform set_config('app.moving', '', true);
  return moved;
end $$;

-- A municipality as it was, which from now until the end of the transaction is being restored.
create function move_in_municipality(given jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare names text;
begin
  select string_agg(quote_ident(a.attname), ', ' order by a.attnum) into names
  from pg_attribute a
  where a.attrelid = 'municipality'::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '';
  perform set_config('app.moving', 'in', true);
  execute format('insert into municipality (%1$s) select %1$s from jsonb_populate_record(null::municipality, $1)', names)
    using given || '{"arriving": true, "suspended_at": null, "removal_due_at": null}';
  perform set_config('app.moving', '', true);
end $$;
revoke execute on function move_in(uuid, text, jsonb), move_in_municipality(jsonb), move_out(uuid, text) from public;

-- The rows of a municipality as text, in the order of their keys; `instead` stands for what does not come along.
create function municipality_rows(from_table text, of_municipality uuid, instead jsonb) returns setof text
language plpgsql stable as $$
declare ordered text;
begin
  select string_agg(quote_ident(a.attname), ', ' order by array_position(i.indkey::int2[], a.attnum)) into ordered
  from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[])
  where i.indrelid = from_table::regclass and i.indisprimary;
  return query execute format('select (to_jsonb(t) || $2)::text from %I t where t.municipality_id = $1 order by %s',
    from_table, ordered) using of_municipality, instead;
end $$;

select wall_municipality_tables();
