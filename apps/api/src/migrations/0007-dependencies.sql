-- Milestones that need others, and what tells readers that something is new.

create table milestone_dependency (
  municipality_id uuid not null references municipality,
  strategy_id uuid not null,
  id uuid not null,
  -- The later one needs the earlier one.
  milestone_id uuid not null,
  needs_id uuid not null check (needs_id <> milestone_id),
  added_by uuid not null,
  added_at timestamptz not null default clock_timestamp(),
  primary key (municipality_id, id),
  unique (municipality_id, milestone_id, needs_id),
  foreign key (municipality_id, strategy_id) references strategy,
  foreign key (municipality_id, milestone_id) references milestone,
  foreign key (municipality_id, needs_id) references milestone,
  foreign key (municipality_id, added_by) references person
);
create index milestone_dependency_strategy on milestone_dependency (municipality_id, strategy_id);
create index milestone_dependency_needs on milestone_dependency (municipality_id, needs_id);

-- One channel for the whole database. What is told holds ids alone; PostgreSQL hands it on when the transaction is
-- committed, and the same text only once a transaction.
create function notify_live(message jsonb) returns void language sql as $$
  select pg_notify('wegmarke_live', message::text)
$$;

-- Tells a municipality's members that something beside the plan is new.
create function notify_changed(municipality uuid, topic text) returns void language sql as $$
  select notify_live(jsonb_build_object('type', 'changed', 'municipalityId', municipality, 'topic', topic))
$$;

create function tell_changed() returns trigger language plpgsql as $$
begin
  perform notify_changed(coalesce(new.municipality_id, old.municipality_id), tg_argv[0]);
  return null;
end $$;

-- From now on every change of a table is told under a topic; later migrations call it for tables of their own.
create function watch_table(watched regclass, topic text) returns void language plpgsql as $$
begin
  execute format(
    'create trigger live after insert or update or delete on %s for each row execute function tell_changed(%L)',
    watched, topic);
end $$;
revoke execute on function watch_table(regclass, text) from public;

create function tell_plan() returns trigger language plpgsql as $$
declare s strategy := coalesce(new, old);
begin
  perform notify_live(jsonb_build_object(
    'type', 'plan', 'municipalityId', s.municipality_id, 'strategyId', s.id,
    'revision', s.revision, 'version', s.version, 'published', s.published or coalesce(old.published, false)));
  return null;
end $$;
create trigger live_moved after update on strategy for each row
  when (old.revision <> new.revision or old.version <> new.version or old.published <> new.published)
  execute function tell_plan();
create trigger live_made after insert or delete on strategy for each row execute function tell_plan();

-- What is listened to with a session ends with it.
create function tell_session_ended() returns trigger language plpgsql as $$
begin
  perform notify_live(jsonb_build_object('type', 'session-ended', 'session', encode(old.token_hash, 'hex')));
  return null;
end $$;
create trigger live after delete on session for each row execute function tell_session_ended();

create function tell_membership_ended() returns trigger language plpgsql as $$
begin
  perform notify_live(jsonb_build_object(
    'type', 'membership-ended', 'municipalityId', old.municipality_id, 'accountId', old.account_id));
  return null;
end $$;
create trigger live after delete on membership for each row execute function tell_membership_ended();

create trigger live after update of evidence_link on milestone for each row execute function tell_changed('milestones');
select watch_table('help_request', 'milestones');
select watch_table('owner_suggestion', 'milestones');
select watch_table('department', 'offices');
select watch_table('office', 'offices');
select watch_table('appointment', 'offices');
select watch_table('absence', 'offices');
select watch_table('reorganisation', 'offices');
select watch_table('invitation', 'people');
select watch_table('project_update', 'updates');
select watch_table('document', 'documents');
select watch_table('import_batch', 'imports');
select watch_table('saved_view', 'views');
select watch_table('inbox_deferral', 'inbox');
select watch_table('milestone_dependency', 'dependencies');

select wall_municipality_tables();
