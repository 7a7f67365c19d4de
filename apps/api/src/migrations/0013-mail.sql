-- Jobs and mail: what the process does later and once, and what it says by mail.

-- ── Jobs: the schema of pg-boss, version 24 ──
-- As the library makes it, but for one thing: jobs of every queue lie in one partition, so that a new queue is a row
-- and needs no right to make tables. What a job is given are ids, never what they stand for: this schema has no wall.
create schema pgboss;

create type pgboss.job_state as enum ('created', 'retry', 'active', 'completed', 'cancelled', 'failed');

create table pgboss.version (
  version int primary key,
  maintained_on timestamp with time zone,
  cron_on timestamp with time zone,
  monitored_on timestamp with time zone
);
insert into pgboss.version (version) values (24);

create table pgboss.queue (
  name text primary key,
  policy text,
  retry_limit int,
  retry_delay int,
  retry_backoff bool,
  expire_seconds int,
  retention_minutes int,
  dead_letter text references pgboss.queue (name),
  partition_name text,
  created_on timestamp with time zone not null default now(),
  updated_on timestamp with time zone not null default now()
);

create table pgboss.schedule (
  name text primary key references pgboss.queue on delete cascade,
  cron text not null,
  timezone text,
  data jsonb,
  options jsonb,
  created_on timestamp with time zone not null default now(),
  updated_on timestamp with time zone not null default now()
);

create table pgboss.subscription (
  event text not null,
  name text not null references pgboss.queue on delete cascade,
  created_on timestamp with time zone not null default now(),
  updated_on timestamp with time zone not null default now(),
  primary key (event, name)
);

create table pgboss.job (
  id uuid not null default gen_random_uuid(),
  name text not null,
  priority integer not null default 0,
  data jsonb,
  state pgboss.job_state not null default 'created',
  retry_limit integer not null default 2,
  retry_count integer not null default 0,
  retry_delay integer not null default 0,
  retry_backoff boolean not null default false,
  start_after timestamp with time zone not null default now(),
  started_on timestamp with time zone,
  singleton_key text,
  singleton_on timestamp without time zone,
  expire_in interval not null default interval '15 minutes',
  created_on timestamp with time zone not null default now(),
  completed_on timestamp with time zone,
  keep_until timestamp with time zone not null default now() + interval '14 days',
  output jsonb,
  dead_letter text,
  policy text,
  primary key (name, id)
) partition by list (name);

create table pgboss.job_of_any_queue partition of pgboss.job default;
alter table pgboss.job_of_any_queue
  add constraint q_fkey foreign key (name) references pgboss.queue (name) on delete restrict deferrable initially deferred,
  add constraint dlq_fkey foreign key (dead_letter) references pgboss.queue (name) on delete restrict deferrable initially deferred;
create unique index job_i1 on pgboss.job_of_any_queue (name, coalesce(singleton_key, '')) where state = 'created' and policy = 'short';
create unique index job_i2 on pgboss.job_of_any_queue (name, coalesce(singleton_key, '')) where state = 'active' and policy = 'singleton';
create unique index job_i3 on pgboss.job_of_any_queue (name, state, coalesce(singleton_key, '')) where state <= 'active' and policy = 'stately';
create unique index job_i4 on pgboss.job_of_any_queue (name, singleton_on, coalesce(singleton_key, '')) where state <> 'cancelled' and singleton_on is not null;
create index job_i5 on pgboss.job_of_any_queue (name, start_after) include (priority, created_on, id) where state < 'active';

create table pgboss.archive (like pgboss.job);
alter table pgboss.archive
  add primary key (name, id),
  add archived_on timestamptz not null default now();
create index archive_i1 on pgboss.archive (archived_on);

create function pgboss.create_queue(queue_name text, options json) returns void language sql as $$
  insert into pgboss.queue (name, policy, retry_limit, retry_delay, retry_backoff, expire_seconds, retention_minutes, dead_letter, partition_name)
  values (queue_name, options ->> 'policy', (options ->> 'retryLimit')::int, (options ->> 'retryDelay')::int,
    (options ->> 'retryBackoff')::bool, (options ->> 'expireInSeconds')::int, (options ->> 'retentionMinutes')::int,
    options ->> 'deadLetter', 'job_of_any_queue')
  on conflict do nothing
$$;

-- ── Mail ──

-- What is to be sent, is being sent, or was. A claim and what came of it stand in the row itself: whoever sends has
-- marked it before, so that nobody else sends it too. What it says is erased once it has left.
create table mail (
  municipality_id uuid not null references municipality,
  id uuid not null,
  -- The same key twice is one mail.
  key text not null check (length(key) between 1 and 200),
  kind text not null,
  account_id uuid references account on delete cascade,
  person_id uuid,
  language text not null check (language in ('de', 'en', 'nl', 'ar')),
  recipient text not null check (recipient !~ '[\r\n]'),
  subject text not null check (subject !~ '[\r\n]'),
  body text,
  html text,
  created_at timestamptz not null default clock_timestamp(),
  -- The next try is due; null once nothing more will be tried.
  due_at timestamptz default clock_timestamp(),
  attempts integer not null default 0,
  -- Until then whoever claimed it is at it.
  claimed_until timestamptz,
  sent_at timestamptz,
  -- The server refused it for good, or for days on end.
  refused_at timestamptz,
  -- What the mail server said last: its code and the kind of trouble, no address.
  answer text check (length(answer) <= 300),
  primary key (municipality_id, id),
  unique (municipality_id, key),
  foreign key (municipality_id, person_id) references person,
  check (sent_at is null or refused_at is null),
  check (due_at is null or body is not null)
);
create index mail_due on mail (municipality_id, due_at) where due_at is not null;
create index mail_account on mail (account_id);
create index mail_person on mail (municipality_id, person_id);

-- Mail of no municipality: to operators, and about an account as such.
create table account_mail (
  id uuid primary key,
  key text not null unique check (length(key) between 1 and 200),
  kind text not null,
  account_id uuid references account on delete cascade,
  language text not null check (language in ('de', 'en', 'nl', 'ar')),
  recipient text not null check (recipient !~ '[\r\n]'),
  subject text not null check (subject !~ '[\r\n]'),
  body text,
  html text,
  created_at timestamptz not null default clock_timestamp(),
  due_at timestamptz default clock_timestamp(),
  attempts integer not null default 0,
  claimed_until timestamptz,
  sent_at timestamptz,
  refused_at timestamptz,
  answer text check (length(answer) <= 300),
  check (sent_at is null or refused_at is null),
  check (due_at is null or body is not null)
);
create index account_mail_due on account_mail (due_at) where due_at is not null;
create index account_mail_account on account_mail (account_id);

-- How somebody wants to be written to.
create table mail_preference (
  municipality_id uuid not null references municipality,
  person_id uuid not null,
  delivery text not null check (delivery in ('at-once', 'weekly', 'off')),
  version integer not null default 1,
  primary key (municipality_id, person_id),
  foreign key (municipality_id, person_id) references person
);

-- ── Reminders ──

create table reminder_setting (
  municipality_id uuid primary key references municipality,
  paused boolean not null default false,
  -- How many days before its date a milestone is first asked about.
  days_before integer not null default 7 check (days_before between 0 and 90),
  -- How many days pass before the same is asked again.
  days_between integer not null default 7 check (days_between between 1 and 60),
  -- Weekdays on which mail goes out, Monday is 1.
  weekdays integer[] not null default '{1,2,3,4,5}' check (cardinality(weekdays) > 0 and weekdays <@ array[1, 2, 3, 4, 5, 6, 7]),
  -- The local hour.
  hour integer not null default 7 check (hour between 0 and 23),
  -- How many days contributors, then holders, have before the next is asked.
  days_to_answer integer not null default 7 check (days_to_answer between 1 and 90),
  -- Whether a link leads through sign-in.
  link_needs_sign_in boolean not null default false,
  version integer not null default 1
);

-- Where a morning's reminders have been written: once a municipality and day.
create table reminder_run (
  municipality_id uuid not null references municipality,
  on_day date not null,
  mails integer not null default 0,
  primary key (municipality_id, on_day)
);

-- Who was asked about what, when, and as what.
create table reminder (
  municipality_id uuid not null references municipality,
  id uuid not null,
  milestone_id uuid not null,
  person_id uuid not null,
  asked_as text not null check (asked_as in ('contributor', 'holder', 'stand-in', 'digital-office')),
  -- The date asked about.
  for_day date not null,
  asked_on date not null,
  mail_id uuid,
  primary key (municipality_id, id),
  unique (municipality_id, milestone_id, person_id, asked_on),
  foreign key (municipality_id, milestone_id) references milestone,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, mail_id) references mail on delete set null (mail_id)
);
create index reminder_mail on reminder (municipality_id, mail_id);

-- ── Contributors ──

-- People named by a project's holder: asked first, they prepare what the holder confirms.
create table contributor (
  municipality_id uuid not null references municipality,
  id uuid not null,
  project_id uuid not null,
  person_id uuid not null,
  -- Where to write to somebody without an account.
  email text check (email = lower(email) and email ~ '^[^@\s]+@[^@\s]+$'),
  named_by uuid not null,
  named_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  ended_by uuid,
  primary key (municipality_id, id),
  foreign key (municipality_id, project_id) references project,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, named_by) references person,
  foreign key (municipality_id, ended_by) references person
);
create unique index contributor_once on contributor (municipality_id, project_id, person_id) where ended_at is null;
create index contributor_person on contributor (municipality_id, person_id);

-- What a contributor prepared. Nothing of it counts before the holder has decided; then it stays as it was.
create table prepared_update (
  municipality_id uuid not null references municipality,
  id uuid not null,
  milestone_id uuid not null,
  person_id uuid not null,
  what text not null check (what in ('done', 'promise', 'unchanged', 'help')),
  -- Of completion, of the new promise, or by which an answer is needed.
  on_day date check (on_day is not null or what in ('unchanged', 'help')),
  text text check (length(text) between 1 and 2000),
  by_link boolean not null,
  prepared_at timestamptz not null default clock_timestamp(),
  decided_at timestamptz,
  decided_by uuid,
  decision text check (decision in ('confirmed', 'changed', 'declined', 'withdrawn', 'replaced')),
  primary key (municipality_id, id),
  foreign key (municipality_id, milestone_id) references milestone,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, decided_by) references person,
  check ((decided_at is null) = (decision is null)),
  check (text is not null or what in ('done', 'unchanged'))
);
create unique index prepared_update_open on prepared_update (municipality_id, milestone_id) where decided_at is null;
create index prepared_update_person on prepared_update (municipality_id, person_id);

-- ── Links to one update ──

-- Of the token only the SHA-256 is stored.
create table update_link (
  municipality_id uuid not null references municipality,
  id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  milestone_id uuid not null,
  person_id uuid not null,
  -- For which office it answers; a contributor's prepares for it.
  office_id uuid not null,
  contributor_id uuid,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  -- By the first save.
  spent_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, token_hash),
  foreign key (municipality_id, milestone_id) references milestone,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, office_id) references office,
  foreign key (municipality_id, contributor_id) references contributor
);
create index update_link_milestone on update_link (municipality_id, milestone_id);
create index update_link_person on update_link (municipality_id, person_id);

-- What was answered by link: beside the ledger's revision, so that it can be told from what was said signed in.
create table link_answer (
  municipality_id uuid not null references municipality,
  id uuid not null,
  link_id uuid not null,
  person_id uuid not null,
  office_id uuid not null,
  milestone_id uuid not null,
  what text not null check (what in ('done', 'promise', 'unchanged', 'help')),
  -- The ledger entry, the request for help, or what was prepared.
  subject_id uuid not null,
  answered_at timestamptz not null default clock_timestamp(),
  undone_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, link_id) references update_link,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, office_id) references office,
  foreign key (municipality_id, milestone_id) references milestone
);
create index link_answer_link on link_answer (municipality_id, link_id);
create index link_answer_subject on link_answer (municipality_id, subject_id);

select watch_table('prepared_update', 'milestones');

select wall_municipality_tables();
