-- Everything that is not in the plan ledger is an event; events and revisions of a municipality are links of one chain,
-- so that whoever changes, removes, inserts or reorders one of them later, with whatever rights, is found by recomputing.
-- docs/audit.md says how.

-- What happened. Only ids, names of fields, and values that are neither secret nor a person's own words.
create table audit_event (
  -- 00000000-0000-0000-0000-000000000000: of no municipality, the operators' own log.
  municipality_id uuid not null,
  id uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  actor_kind text not null check (actor_kind in ('person', 'account', 'operator', 'system', 'public')),
  actor_person_id uuid,
  actor_account_id uuid,
  action text not null check (action ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$'),
  subject_kind text,
  subject_id text,
  -- Everything that the event names beside its subject: an appointment names an office and a person.
  mentions uuid[] not null default '{}',
  -- { name: value }; under "changes" { column: [before, after] }, or null where the values are kept out of the log.
  detail jsonb not null default '{}',
  primary key (municipality_id, id),
  check ((subject_kind is null) = (subject_id is null)),
  check (length(detail::text) <= 20000)
);
create index audit_event_recorded on audit_event (municipality_id, recorded_at, id);
create index audit_event_subject on audit_event (municipality_id, subject_id);

-- One link an event or revision. Nothing refers to it and it refers to nothing: a transaction that holds the end of a
-- chain waits for nobody.
create table chain_link (
  municipality_id uuid not null,
  sequence bigint not null check (sequence > 0),
  kind text not null check (kind in ('event', 'refusal', 'revision')),
  strategy_id uuid,
  revision integer,
  event_id uuid,
  recorded_at timestamptz not null,
  -- SHA-256 of what is linked, as it is written out below.
  content_hash bytea not null check (length(content_hash) = 32),
  -- The hash of the link before; zeros before the first.
  previous_hash bytea not null check (length(previous_hash) = 32),
  hash bytea not null check (length(hash) = 32),
  primary key (municipality_id, sequence)
);

-- Title rows are linked with the revision that recorded them.
create index description_recorded on description (municipality_id, strategy_id, recorded_at);

do $$
declare t text;
begin
  foreach t in array array['audit_event', 'chain_link'] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', t);
    execute format('create trigger append_only_all before truncate on %I execute function refuse_change()', t);
  end loop;
end $$;

-- ── The chain ──

create function chain_instant(at timestamptz) returns text language sql stable as $$
  select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

-- Appends a link. Only ever called as a transaction commits, so that the lock is the last one it takes; where one
-- transaction has several chains, in the order of their ids. Thus nobody who waits here is waited for.
create function chain_append(
  municipality uuid, of_kind text, strategy uuid, of_revision integer, event uuid, at timestamptz, content text
) returns void language plpgsql as $$
declare
  scope text := current_setting('app.municipality_id', true);
  others text := nullif(current_setting('app.chains', true), '');
  content_digest bytea := sha256(convert_to(content, 'UTF8'));
  last_sequence bigint;
  last_hash bytea;
  one text;
begin
  if others is null then
    perform pg_advisory_xact_lock(7265317, hashtext(municipality::text));
  else
    for one in select distinct m from unnest(string_to_array(others, ' ') || municipality::text) m order by m loop
      perform pg_advisory_xact_lock(7265317, hashtext(one));
    end loop;
  end if;
  if scope is distinct from municipality::text then
    perform set_config('app.municipality_id', municipality::text, true);
  end if;
  select l.sequence, l.hash into last_sequence, last_hash from chain_link l
    where l.municipality_id = municipality order by l.sequence desc limit 1;
  last_sequence := coalesce(last_sequence, 0) + 1;
  last_hash := coalesce(last_hash, decode(repeat('00', 32), 'hex'));
  insert into chain_link (municipality_id, sequence, kind, strategy_id, revision, event_id, recorded_at, content_hash,
    previous_hash, hash)
  values (municipality, last_sequence, of_kind, strategy, of_revision, event, at, content_digest, last_hash,
    sha256(convert_to(jsonb_build_array('link', municipality, last_sequence, of_kind, strategy, of_revision, event,
      chain_instant(at), encode(content_digest, 'hex'), encode(last_hash, 'hex'))::text, 'UTF8')));
  if scope is distinct from municipality::text then
    perform set_config('app.municipality_id', coalesce(scope, ''), true);
  end if;
end $$;

-- A revision with everything that was recorded under it, as one array.
create function revision_content(r ledger_revision) returns text language plpgsql stable as $$
begin
  return jsonb_build_array('revision', r.municipality_id, r.strategy_id, r.revision, chain_instant(r.recorded_at),
    r.person_id, r.office_id, r.reason, r.reason_texts, r.paper,
    (select jsonb_agg(jsonb_build_array(e.position, e.id, e.valid_on, e.subject_id, e.value) order by e.position)
     from ledger_entry e
     where e.municipality_id = r.municipality_id and e.strategy_id = r.strategy_id and e.revision = r.revision),
    (select jsonb_agg(jsonb_build_array(t.position, t.subject_id, t.field, t.before, t.after) order by t.position)
     from plan_text_change t
     where t.municipality_id = r.municipality_id and t.strategy_id = r.strategy_id and t.revision = r.revision),
    (select jsonb_agg(jsonb_build_array(d.subject_id, d.field, d.value, d.person_id) order by d.subject_id, d.field collate "C")
     from description d
     where d.municipality_id = r.municipality_id and d.strategy_id = r.strategy_id and d.recorded_at = r.recorded_at),
    (select u.undoes from ledger_undo u
     where u.municipality_id = r.municipality_id and u.strategy_id = r.strategy_id and u.revision = r.revision))::text;
end $$;

create function event_content(e audit_event) returns text language sql stable as $$
  select jsonb_build_array('event', e.municipality_id, e.id, chain_instant(e.recorded_at), e.actor_kind,
    e.actor_person_id, e.actor_account_id, e.action, e.subject_kind, e.subject_id, to_jsonb(e.mentions), e.detail)::text
$$;

create function link_revision() returns trigger language plpgsql as $$
begin
  perform chain_append(new.municipality_id, 'revision', new.strategy_id, new.revision, null, new.recorded_at,
    revision_content(new));
  return null;
end $$;

create function link_event() returns trigger language plpgsql as $$
begin
  perform chain_append(new.municipality_id, case new.action when 'access.refused' then 'refusal' else 'event' end,
    null, null, new.id, new.recorded_at, event_content(new));
  return null;
end $$;

-- What is there already, in the order in which it was recorded; an owner that row-level security holds sees one
-- municipality at a time.
do $$
declare m uuid;
declare r ledger_revision;
begin
  for m in select id from municipality loop
    perform set_config('app.municipality_id', m::text, true);
    for r in select * from ledger_revision x where x.municipality_id = m order by x.recorded_at, x.strategy_id, x.revision loop
      perform chain_append(m, 'revision', r.strategy_id, r.revision, null, r.recorded_at, revision_content(r));
    end loop;
  end loop;
  perform set_config('app.municipality_id', '', true);
end $$;

-- At the end of the transaction: by then all entries and texts of a revision are there.
create constraint trigger link after insert on ledger_revision deferrable initially deferred
  for each row execute function link_revision();
create constraint trigger link after insert on audit_event deferrable initially deferred
  for each row execute function link_event();

-- ── Events ──

-- Writes an event into the log of a municipality, whatever the transaction is about. Without an actor it is whoever
-- the transaction says: "person PERSON ACCOUNT", "account - ACCOUNT", "operator - ACCOUNT", "system - -".
create function record_event(
  municipality uuid, actor text, of_action text, of_kind text, of_id text, named uuid[], said jsonb
) returns void language plpgsql as $$
declare
  scope text := current_setting('app.municipality_id', true);
  chains text := coalesce(current_setting('app.chains', true), '');
  who text[] := string_to_array(coalesce(actor, nullif(current_setting('app.actor', true), ''), 'system - -'), ' ');
begin
  if scope is distinct from municipality::text then
    perform set_config('app.municipality_id', municipality::text, true);
  end if;
  if position(municipality::text in chains) = 0 then
    perform set_config('app.chains', ltrim(chains || ' ' || municipality::text), true);
  end if;
  insert into audit_event (municipality_id, id, actor_kind, actor_person_id, actor_account_id, action, subject_kind,
    subject_id, mentions, detail)
  values (municipality, gen_random_uuid(), who[1], nullif(who[2], '-')::uuid, nullif(who[3], '-')::uuid, of_action, of_kind,
    of_id, coalesce(named, '{}'), coalesce(said, '{}'));
  if scope is distinct from municipality::text then
    perform set_config('app.municipality_id', coalesce(scope, ''), true);
  end if;
end $$;

-- The same in every municipality of which an account is a member.
create function record_event_of_account(account uuid, actor text, of_action text, of_kind text, of_id text, said jsonb)
returns void language plpgsql as $$
declare
  asking text := current_setting('app.account_id', true);
  m membership;
begin
  perform set_config('app.account_id', account::text, true);
  for m in select * from membership x where x.account_id = account order by x.municipality_id loop
    perform record_event(m.municipality_id,
      -- In a municipality an account is a person.
      coalesce(nullif(actor, 'account - ' || account), format('person %s %s', m.person_id, account)),
      of_action, of_kind, of_id, array[m.person_id], said);
  end loop;
  perform set_config('app.account_id', coalesce(asking, ''), true);
end $$;

-- What a change did: { column: [before, after] }, or null for columns whose values stay out of the log.
create function audit_changes(before jsonb, after jsonb, shown text[]) returns jsonb language sql immutable as $$
  select jsonb_object_agg(k, case when k = any (shown) then jsonb_build_array(before -> k, after -> k) end)
  from jsonb_object_keys(coalesce(after, before)) k
  where k not in ('municipality_id', 'version')
    and nullif(before -> k, 'null'::jsonb) is distinct from nullif(after -> k, 'null'::jsonb)
$$;

-- Arguments: noun, column of the subject's id, columns whose values are shown, columns that hold ids, column of the
-- municipality; empty: the events of an account, in all its municipalities.
create function audit_row() returns trigger language plpgsql as $$
declare
  before jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  after jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  one jsonb := coalesce(after, before);
  changes jsonb := audit_changes(before, after, string_to_array(tg_argv[2], ' '));
  did text := tg_argv[0] || case tg_op when 'INSERT' then '.added' when 'DELETE' then '.removed' else '.changed' end;
  named uuid[];
begin
  if changes is null then return null; end if;
  changes := jsonb_build_object('changes', changes);
  if tg_argv[4] = '' then
    perform record_event_of_account((one ->> tg_argv[1])::uuid, nullif(current_setting('app.actor', true), ''), did,
      tg_argv[0], one ->> tg_argv[1], changes);
    return null;
  end if;
  select array_agg(distinct v::uuid order by v::uuid) into named
  from unnest(string_to_array(tg_argv[3], ' ')) c, unnest(array[before ->> c, after ->> c]) v where v is not null;
  perform record_event((one ->> tg_argv[4])::uuid, null, did, tg_argv[0], one ->> tg_argv[1], named, changes);
  return null;
end $$;

-- From now on every change of a table of a municipality is an event "NOUN.added", "NOUN.changed" or "NOUN.removed";
-- later migrations call it for tables of their own. Shown are values of ids, days, instants, numbers, truths, lists of
-- names, and the columns said to be harmless; of all others, also of columns that come later, only that they changed.
-- `watched`: only changes of these columns count.
create function audit_table(
  audited regclass, noun text, harmless text[] default '{}', subject_column text default 'id',
  municipality_column text default 'municipality_id', watched text[] default '{}'
) returns void language plpgsql as $$
declare
  shown text;
  ids text;
begin
  select string_agg(a.attname, ' ') filter (where t.typname in ('uuid', 'date', 'timestamptz', 'int4', 'int8', 'bool', '_text')
      or a.attname = any (harmless)),
    coalesce(string_agg(a.attname, ' ') filter (where t.typname = 'uuid' and a.attname <> 'municipality_id'), '')
  into shown, ids
  from pg_attribute a join pg_type t on t.oid = a.atttypid
  where a.attrelid = audited and a.attnum > 0 and not a.attisdropped;
  execute format(
    'create trigger audit after insert or delete or update %s on %s for each row execute function audit_row(%L, %L, %L, %L, %L)',
    case when watched = '{}' then '' else 'of ' || array_to_string(watched, ', ') end,
    audited, noun, subject_column, shown, ids, municipality_column);
end $$;

-- The same for a table that belongs to an account: told in every municipality of which the account is a member.
create function audit_account_table(
  audited regclass, noun text, account_column text, harmless text[] default '{}', watched text[] default '{}'
) returns void language plpgsql as $$
begin
  perform audit_table(audited, noun, harmless, account_column, '', watched);
end $$;

-- A sign-in is done by whom it is about; one that failed, by anybody.
create function audit_sign_in() returns trigger language plpgsql as $$
begin
  perform record_event_of_account(new.account_id, case new.outcome when 'begun' then null else 'public - -' end,
    case new.outcome when 'begun' then 'session.begun' else 'session.failed' end, 'account', new.account_id::text,
    jsonb_build_object('methods', array_to_string(new.methods, ' ')));
  return null;
end $$;
revoke execute on function audit_table(regclass, text, text[], text, text, text[]) from public;
revoke execute on function audit_account_table(regclass, text, text, text[], text[]) from public;

select audit_table('person', 'person');
select audit_table('membership', 'membership', subject_column => 'person_id');
select audit_table('invitation', 'invitation', subject_column => 'person_id');
select audit_table('department', 'department', '{title}');
select audit_table('office', 'office', '{kind,title}');
select audit_table('appointment', 'appointment', '{kind}');
select audit_table('absence', 'absence');
select audit_table('reorganisation', 'reorganisation', '{kind}');
select audit_table('municipality', 'municipality', '{slug,name,initials,time_zone,colour}', 'id', 'id');
-- What follows from the ledger moves with every revision and is told there.
select audit_table('strategy', 'strategy', '{title,source}', watched => '{title,vision,starts_on,target_on,published,languages,ordinal,sample,source}');
select audit_table('occasion', 'occasion', '{title}');
select audit_table('document', 'document', '{readers}');
select audit_table('help_request', 'help-request');
select audit_table('owner_suggestion', 'owner-suggestion', '{decision}');
select audit_table('milestone_dependency', 'dependency');
select audit_table('project_update', 'update', '{readers}');
select audit_table('ask_answer', 'ask-answer', subject_column => 'update_id');
select audit_table('import_batch', 'import', '{format,state}');
select audit_account_table('account', 'account', 'id', '{language}');
select audit_account_table('credential', 'password', 'account_id');
-- That one was used is told by its sign-in.
select audit_account_table('passkey', 'passkey', 'account_id', watched => '{name}');
select audit_account_table('totp', 'totp', 'account_id', watched => '{confirmed_at,secret}');
select audit_table('access_token', 'access-token', '{}', watched => '{name,scopes,expires_at,revoked_at}');
select audit_table('access_policy', 'access-policy', '{second_factor}', 'municipality_id');
create trigger audit after insert on sign_in for each row execute function audit_sign_in();

-- The operators' log belongs to no municipality: whoever acts writes to it, and only its readers ask for it by name.
select wall_municipality_tables();
