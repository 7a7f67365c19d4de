-- The council information system that a municipality reads, every time it was read, and the papers that came.

create table council_system (
  municipality_id uuid primary key references municipality,
  address text not null check (length(address) between 1 and 2000),
  enabled boolean not null,
  words text[] not null default '{}' check (cardinality(words) <= 50),
  paper_types text[] not null default '{}' check (cardinality(paper_types) <= 50),
  -- What changed before this instant has been read, and when everything was; null: never.
  read_until timestamptz,
  read_all_at timestamptz,
  version integer not null default 1
);

create table council_run (
  municipality_id uuid not null references municipality,
  id uuid not null,
  address text not null,
  since timestamptz,
  started_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  state text not null check (state in ('running', 'paused', 'done', 'failed')),
  -- Where it goes on after a stop: the next page; null before the first and after the last.
  next_page text,
  has_begun boolean not null default false,
  -- Pages that were read, by what they hash to: a list that leads back to one of them ends there.
  seen text[] not null default '{}',
  pauses integer not null default 0,
  pages integer not null default 0,
  bytes bigint not null default 0,
  papers_read integer not null default 0,
  papers_kept integer not null default 0,
  papers_left_out integer not null default 0,
  papers_deleted integer not null default 0,
  papers_unusable integer not null default 0,
  resolutions integer not null default 0,
  fault_count integer not null default 0,
  faults jsonb not null default '[]',
  trouble text,
  primary key (municipality_id, id)
);
-- One at a time.
create unique index council_run_open on council_run (municipality_id) where state in ('running', 'paused');

create table council_paper (
  municipality_id uuid not null references municipality,
  id uuid not null,
  oparl_id text not null,
  reference text not null,
  reference_key text not null,
  name text not null,
  paper_type text,
  paper_on date,
  link text,
  -- As read: which bodies have to do with it, and where the rest of that is asked.
  consultations jsonb not null default '[]',
  modified_at timestamptz,
  removed_at timestamptz,
  -- Somebody wants it in the register.
  picked boolean not null default false,
  -- Its resolutions follow this state of it; null: none yet.
  told_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, oparl_id)
);
create index council_paper_reference on council_paper (municipality_id, reference_key);

-- Which resolution stands for which consultation of a paper; of one without any, for the paper.
create table council_paper_resolution (
  municipality_id uuid not null references municipality,
  paper_id uuid not null,
  consultation text not null,
  resolution_id uuid not null,
  primary key (municipality_id, paper_id, consultation),
  foreign key (municipality_id, paper_id) references council_paper,
  foreign key (municipality_id, resolution_id) references resolution on delete cascade
);
create index council_paper_resolution_of on council_paper_resolution (municipality_id, resolution_id);

select audit_table('council_system', 'council-system', '{address}', 'municipality_id', watched => '{address,enabled,words,paper_types}');
select watch_table('council_run', 'council-system');

select wall_municipality_tables();
