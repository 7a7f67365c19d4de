-- Reports on their way to the council, and editions: reports that were sealed and never change again.

create table report (
  municipality_id uuid not null references municipality,
  id uuid not null,
  strategy_id uuid not null,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'approved', 'sealing', 'sealed')),
  title text not null check (length(title) between 1 and 500),
  language text not null check (language in ('de', 'en', 'nl', 'ar')),
  readers text not null check (readers in ('public', 'council')),
  body text not null check (length(body) <= 200),
  session_on date,
  reference text check (length(reference) <= 100),
  call_on date,
  freeze_on date,
  approval_on date,
  paper_due_on date,
  on_day date not null,
  -- Chosen by its authors; null: what is known when it is submitted.
  known_at timestamptz,
  compared_on date,
  sections text[] not null,
  -- { section: text }, [{ projectId, cause, options }], [{ text, reference }]
  texts jsonb not null default '{}',
  project_notes jsonb not null default '[]',
  requests jsonb not null default '[]',
  -- An edition by its number; the report comes before the edition that it becomes, so nothing is referred to.
  corrects_number integer,
  corrects_note text check (length(corrects_note) <= 2000),
  composing_office_id uuid not null,
  approval_office_id uuid check (approval_office_id <> composing_office_id),
  submitted_at timestamptz,
  approved_by uuid,
  approved_at timestamptz,
  returned_reason text check (length(returned_reason) <= 2000),
  returned_at timestamptz,
  -- While its files are being made.
  files_done integer,
  files_of integer,
  created_at timestamptz not null default clock_timestamp(),
  version integer not null default 1,
  primary key (municipality_id, id),
  foreign key (municipality_id, strategy_id) references strategy,
  foreign key (municipality_id, composing_office_id) references office,
  foreign key (municipality_id, approval_office_id) references office,
  foreign key (municipality_id, approved_by) references person,
  check ((corrects_number is null) = (corrects_note is null)),
  check ((returned_reason is null) = (returned_at is null)),
  check (state in ('draft', 'submitted') or approved_by is not null)
);
create trigger ended_office before insert on report for each row execute function refuse_ended('office', 'approval_office_id');
create trigger ended_office_later before update of approval_office_id on report for each row
  when (new.approval_office_id is distinct from old.approval_office_id)
  execute function refuse_ended('office', 'approval_office_id');
create index report_strategy on report (municipality_id, strategy_id);

-- Everybody who had a hand in it: none of them approves it.
create table report_author (
  municipality_id uuid not null,
  report_id uuid not null,
  person_id uuid not null,
  primary key (municipality_id, report_id, person_id),
  foreign key (municipality_id, report_id) references report on delete cascade,
  foreign key (municipality_id, person_id) references person
);

-- What was submitted: it stands still until the report is taken back.
create table report_content (
  municipality_id uuid not null,
  report_id uuid not null,
  bytes bytea not null,
  -- SHA-256 of the bytes.
  hash bytea not null check (length(hash) = 32),
  known_at timestamptz not null,
  primary key (municipality_id, report_id),
  foreign key (municipality_id, report_id) references report on delete cascade
);

create table edition (
  municipality_id uuid not null references municipality,
  -- 1, 2, 3 … without gaps.
  number integer not null check (number > 0),
  -- Null: of the samples that a demo begins with.
  report_id uuid,
  strategy_id uuid not null,
  title text not null,
  language text not null,
  readers text not null check (readers in ('public', 'council')),
  body text not null,
  session_on date,
  reference text,
  on_day date not null,
  known_at timestamptz(3) not null,
  revision integer not null,
  sealed_at timestamptz(3) not null,
  composed_by jsonb not null,
  approved_by jsonb not null,
  corrects_number integer check (corrects_number < number),
  corrects_note text,
  sample boolean not null,
  -- SHA-256 of what the edition is made of and of the hash before it, and that hash: 32 zeros before the first.
  hash bytea not null check (length(hash) = 32),
  previous_hash bytea not null check (length(previous_hash) = 32),
  primary key (municipality_id, number),
  unique (municipality_id, report_id),
  foreign key (municipality_id, report_id) references report,
  foreign key (municipality_id, strategy_id) references strategy,
  foreign key (municipality_id, corrects_number) references edition,
  check ((corrects_number is null) = (corrects_note is null))
);
create index edition_strategy on edition (municipality_id, strategy_id, number);

create table edition_file (
  municipality_id uuid not null,
  number integer not null,
  format text not null check (format in ('json', 'pdf', 'xlsx', 'zip', 'docx')),
  bytes bytea not null,
  hash bytea not null check (length(hash) = 32),
  primary key (municipality_id, number, format),
  foreign key (municipality_id, number) references edition
);
-- Packed files do not become smaller.
alter table edition_file alter column bytes set storage external;

do $$
declare t text;
begin
  foreach t in array array['edition', 'edition_file'] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', t);
    execute format('create trigger append_only_all before truncate on %I execute function refuse_change()', t);
  end loop;
end $$;

-- The progress of its files is no change of a report; that it was sealed is written by whoever seals it, with its hash.
select audit_table('report', 'report', '{state,language,readers}',
  watched => '{state,title,language,readers,body,session_on,reference,on_day,known_at,compared_on,sections,texts,project_notes,requests,corrects_number,corrects_note,approval_office_id}');
select watch_table('report', 'reports');
select watch_table('edition', 'editions');

select wall_municipality_tables();
