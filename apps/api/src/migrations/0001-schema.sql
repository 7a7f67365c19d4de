-- The schema of the main line. Global tables: municipality, account, credential, session.
-- Every other table belongs to a municipality: its id comes first in every key, and row-level
-- security is forced, so that a forgotten predicate leaks nothing.

create extension if not exists btree_gist;

create table municipality (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,62}$'),
  name text not null check (length(name) between 1 and 200),
  initials text not null check (length(initials) between 1 and 3),
  languages text[] not null check (cardinality(languages) > 0 and languages <@ array['de', 'en', 'nl', 'ar']),
  time_zone text not null default 'Europe/Berlin',
  colour text check (colour ~ '^#[0-9a-f]{6}$'),
  demo boolean not null default false,
  created_at timestamptz not null default clock_timestamp()
);

create table account (
  id uuid primary key,
  email text not null check (email = lower(email) and email ~ '^[^@\s]+@[^@\s]+$'),
  name text not null check (length(name) between 1 and 200),
  language text check (language in ('de', 'en', 'nl', 'ar')),
  demo boolean not null default false,
  created_at timestamptz not null default clock_timestamp(),
  unique (email)
);

create table credential (
  account_id uuid primary key references account on delete cascade,
  password_hash text not null,
  changed_at timestamptz not null default clock_timestamp()
);

-- The cookie's token is never stored, only its SHA-256.
create table session (
  token_hash bytea primary key check (length(token_hash) = 32),
  account_id uuid not null references account on delete cascade,
  created_at timestamptz not null default clock_timestamp(),
  last_seen_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null
);
create index session_account on session (account_id);

create table person (
  municipality_id uuid not null references municipality,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  -- A documented office holder, named by a public source; everybody else is sample data.
  documented boolean not null default false,
  primary key (municipality_id, id)
);

create table membership (
  municipality_id uuid not null references municipality,
  account_id uuid not null references account on delete cascade,
  person_id uuid not null,
  roles text[] not null default '{}' check (roles <@ array['admin', 'council']),
  primary key (municipality_id, account_id),
  foreign key (municipality_id, person_id) references person
);
create index membership_account on membership (account_id);

create table department (
  municipality_id uuid not null references municipality,
  id uuid not null,
  title jsonb not null,
  version integer not null default 1,
  primary key (municipality_id, id)
);

create table office (
  municipality_id uuid not null references municipality,
  id uuid not null,
  kind text not null check (kind in ('cdo', 'cio', 'head', 'other')),
  title jsonb not null,
  department_id uuid,
  -- Whether the public may read the holder's name.
  holder_public boolean not null default false,
  version integer not null default 1,
  primary key (municipality_id, id),
  foreign key (municipality_id, department_id) references department
);

create table appointment (
  municipality_id uuid not null references municipality,
  id uuid not null,
  office_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('regular', 'interim', 'stand-in')),
  from_on date not null,
  until_on date check (until_on >= from_on),
  version integer not null default 1,
  primary key (municipality_id, id),
  foreign key (municipality_id, office_id) references office,
  foreign key (municipality_id, person_id) references person,
  -- One person, not two, answers for an office on a day: regular or interim.
  constraint appointment_one_holder exclude using gist (
    municipality_id with =, office_id with =, daterange(from_on, until_on, '[]') with &&
  ) where (kind <> 'stand-in')
);
create index appointment_person on appointment (municipality_id, person_id);

create table strategy (
  municipality_id uuid not null references municipality,
  id uuid not null,
  -- The leading strategy comes first.
  ordinal integer not null default 1,
  title jsonb not null,
  vision jsonb,
  starts_on date not null,
  target_on date not null check (target_on > starts_on),
  published boolean not null default false,
  sample boolean not null default false,
  source text,
  -- Projection of the ledger
  at_risk integer not null default 3,
  off_course integer not null default 10,
  adopted_on date,
  adopted_at timestamptz,
  resolution text,
  revision integer not null default 0,
  recorded_at timestamptz,
  -- The day the projection stands for, and the next day on which an entry recorded in advance takes effect.
  projected_on date,
  next_change_on date,
  version integer not null default 1,
  primary key (municipality_id, id)
);

-- Days to compare with: council sessions, hearings.
create table occasion (
  municipality_id uuid not null references municipality,
  id uuid not null,
  strategy_id uuid not null,
  held_on date not null,
  title jsonb not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, strategy_id) references strategy
);

create table pillar (
  municipality_id uuid not null references municipality,
  strategy_id uuid not null,
  id uuid not null,
  number integer not null,
  title jsonb not null,
  summary jsonb,
  -- Projection of the ledger
  weight integer not null,
  left_on date,
  version integer not null default 1,
  primary key (municipality_id, id),
  foreign key (municipality_id, strategy_id) references strategy
);
create index pillar_strategy on pillar (municipality_id, strategy_id);

create table project (
  municipality_id uuid not null references municipality,
  strategy_id uuid not null,
  id uuid not null,
  title jsonb not null,
  benefit jsonb,
  description jsonb,
  phase text not null default 'idea'
    check (phase in ('idea', 'planning', 'delivery', 'trial', 'operation', 'paused', 'stopped')),
  office_id uuid not null,
  department_id uuid,
  partners text[] not null default '{}',
  contributes_to uuid[] not null default '{}',
  -- The department's own view beside the derived health: { health, reason, on, officeId }. Its history is in description.
  judgement jsonb,
  sample boolean not null default false,
  source text,
  -- Projection of the ledger
  pillar_id uuid not null,
  weight integer not null,
  added_on date not null,
  published_on date,
  left_on date,
  left_how text check (left_how in ('dropped', 'merged')),
  successor_id uuid,
  last_attested_on date,
  version integer not null default 1,
  primary key (municipality_id, id),
  foreign key (municipality_id, strategy_id) references strategy,
  foreign key (municipality_id, pillar_id) references pillar,
  foreign key (municipality_id, office_id) references office,
  foreign key (municipality_id, department_id) references department
);
create index project_strategy on project (municipality_id, strategy_id);

create table milestone (
  municipality_id uuid not null references municipality,
  strategy_id uuid not null,
  id uuid not null,
  title jsonb not null,
  -- Null: the project's office answers for it.
  office_id uuid,
  evidence_link text,
  sample boolean not null default false,
  -- Projection of the ledger
  project_id uuid not null,
  weight integer,
  -- The effective weight times the common denominator of the project's milestones: an integer, so that SQL sums stay exact.
  scaled_weight numeric not null,
  effective_weight text not null,
  baseline_on date,
  promised_on date,
  completed_on date,
  evidence text check (evidence in ('claimed', 'evidenced', 'verified')),
  added_on date not null,
  left_on date,
  left_how text check (left_how in ('dropped', 'merged', 'split')),
  successor_ids uuid[] not null default '{}',
  last_attested_on date,
  last_attestation text check (last_attestation in ('completed', 'promise-set', 'confirmed')),
  version integer not null default 1,
  primary key (municipality_id, id),
  foreign key (municipality_id, strategy_id) references strategy,
  foreign key (municipality_id, project_id) references project,
  foreign key (municipality_id, office_id) references office
);
create index milestone_project on milestone (municipality_id, project_id)
  include (scaled_weight, baseline_on, promised_on, completed_on, left_on);

-- The plan ledger: one row a command, and its entries. Only ever added to.
create table ledger_revision (
  municipality_id uuid not null references municipality,
  strategy_id uuid not null,
  revision integer not null check (revision > 0),
  recorded_at timestamptz not null,
  person_id uuid,
  office_id uuid,
  reason text,
  paper text,
  primary key (municipality_id, strategy_id, revision),
  unique (municipality_id, strategy_id, recorded_at),
  foreign key (municipality_id, strategy_id) references strategy,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, office_id) references office
);

create table ledger_entry (
  municipality_id uuid not null,
  strategy_id uuid not null,
  revision integer not null,
  position integer not null check (position >= 0),
  id uuid not null,
  valid_on date not null,
  subject_id uuid not null,
  value jsonb not null,
  primary key (municipality_id, strategy_id, revision, position),
  unique (municipality_id, id),
  foreign key (municipality_id, strategy_id, revision) references ledger_revision
);
create index ledger_entry_subject on ledger_entry (municipality_id, subject_id);

-- Descriptive texts keep their history: what a subject was called, from which instant.
create table description (
  municipality_id uuid not null references municipality,
  strategy_id uuid not null,
  subject_id uuid not null,
  field text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  value jsonb,
  person_id uuid,
  primary key (municipality_id, subject_id, field, recorded_at),
  foreign key (municipality_id, strategy_id) references strategy
);

create table help_request (
  municipality_id uuid not null references municipality,
  id uuid not null,
  milestone_id uuid not null,
  text text not null check (length(text) between 1 and 2000),
  answer_by date,
  requested_by uuid not null,
  office_id uuid not null,
  requested_at timestamptz not null default clock_timestamp(),
  closed_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, milestone_id) references milestone,
  foreign key (municipality_id, requested_by) references person,
  foreign key (municipality_id, office_id) references office
);
create index help_request_open on help_request (municipality_id, milestone_id) where closed_at is null;

create table owner_suggestion (
  municipality_id uuid not null references municipality,
  id uuid not null,
  milestone_id uuid not null,
  office_id uuid not null,
  reason text not null check (length(reason) between 1 and 2000),
  suggested_by uuid not null,
  suggested_at timestamptz not null default clock_timestamp(),
  closed_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, milestone_id) references milestone,
  foreign key (municipality_id, office_id) references office,
  foreign key (municipality_id, suggested_by) references person
);

-- Answers already given, so that a repeated write is told what the first one was told.
create table idempotency_record (
  municipality_id uuid not null references municipality,
  account_id uuid not null,
  route text not null,
  key text not null check (length(key) between 1 and 200),
  body_hash bytea not null,
  status integer,
  headers jsonb,
  body text,
  created_at timestamptz not null default clock_timestamp(),
  primary key (municipality_id, account_id, route, key)
);

-- Append-only, whoever asks: rights are one wall, triggers the other.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;

do $$
declare t text;
begin
  foreach t in array array['ledger_revision', 'ledger_entry', 'description'] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', t);
    execute format('create trigger append_only_all before truncate on %I execute function refuse_change()', t);
  end loop;
  -- Every table with a municipality_id is walled, also those of later migrations (they repeat this block).
  for t in
    select c.table_name from information_schema.columns c
    join information_schema.tables b using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'municipality_id' and b.table_type = 'BASE TABLE'
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy municipality on %I using (municipality_id = nullif(current_setting(''app.municipality_id'', true), '''')::uuid) '
      'with check (municipality_id = nullif(current_setting(''app.municipality_id'', true), '''')::uuid)', t);
  end loop;
end $$;

-- Who is signed in may read where they are a member, before a municipality is chosen.
create policy own_memberships on membership for select
  using (account_id = nullif(current_setting('app.account_id', true), '')::uuid);

-- The visibility map is what breaks first at many municipalities.
alter table milestone set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_insert_scale_factor = 0.01);
alter table project set (autovacuum_vacuum_scale_factor = 0.01);
