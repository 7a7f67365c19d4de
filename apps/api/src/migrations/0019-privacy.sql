-- How long what tells of people is kept, who asked to be erased, and how old events leave the log without breaking its
-- chain: their links stay, and an event says what was taken out.

create table retention_policy (
  municipality_id uuid primary key references municipality,
  refusals_days integer not null default 90 check (refusals_days between 30 and 730),
  events_years integer not null default 10 check (events_years between 1 and 30),
  invitations_days integer not null default 30 check (invitations_days between 1 and 365),
  mails_days integer not null default 90 check (mails_days between 7 and 730),
  version integer not null default 1
);

create table erasure_request (
  municipality_id uuid not null references municipality,
  person_id uuid not null,
  requested_at timestamptz not null default clock_timestamp(),
  primary key (municipality_id, person_id),
  foreign key (municipality_id, person_id) references person
);

-- Events are only ever added to, but for what retention takes out.
create function refuse_change_of_event() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('app.pruning', true) = 'on' then return old; end if;
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
drop trigger append_only on audit_event;
create trigger append_only before update or delete on audit_event for each row execute function refuse_change_of_event();

-- Takes old events out of the log, as the owner of the table: the application itself may not. What it took out it says
-- in an event, which stays for good. Nothing younger than a month, or a year where it is no refusal, whatever is asked.
create function prune_events(municipality uuid, of_kind text, before timestamptz) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare removed integer;
begin
  if municipality::text is distinct from current_setting('app.municipality_id', true)
    or of_kind not in ('event', 'refusal')
    or before > clock_timestamp() - make_interval(days => (case of_kind when 'refusal' then 29 else 364 end)) then
    raise exception 'these events are kept' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('app.pruning', 'on', true);
  delete from audit_event e where e.municipality_id = municipality and e.recorded_at < before
    and (e.action = 'access.refused') = (of_kind = 'refusal') and e.action <> 'retention.carried-out';
  get diagnostics removed = row_count;
  perform set_config('app.pruning', '', true);
  if removed > 0 then
    perform record_event(municipality, 'system - -', 'retention.carried-out', null, null, '{}',
      jsonb_build_object('kind', of_kind, 'before', chain_instant(before), 'count', removed));
  end if;
  return removed;
end $$;

-- An account that is a member nowhere any more is forgotten, unless something else still needs it, as an operator's.
-- Whose memberships there are is asked as the account itself.
create function forget_account(account uuid) returns boolean language plpgsql as $$
declare asked_as text := current_setting('app.account_id', true);
declare remains boolean;
begin
  perform set_config('app.account_id', account::text, true);
  remains := exists (select from membership m where m.account_id = account);
  perform set_config('app.account_id', coalesce(asked_as, ''), true);
  -- Whoever runs the installation is more than a member.
  if remains or exists (select from operator o where o.account_id = account) then return false; end if;
  delete from public.account a where a.id = account;
  return found;
exception when foreign_key_violation then
  return false;
end $$;

select audit_table('retention_policy', 'retention', subject_column => 'municipality_id');
select audit_table('erasure_request', 'erasure', subject_column => 'person_id');
select audit_table('contributor', 'contributor');
select audit_table('mail_preference', 'mail-preference', '{delivery}', 'person_id');
select audit_table('reminder_setting', 'reminder-setting', subject_column => 'municipality_id');

select wall_municipality_tables();
