-- Lists that are imported: the file as it was read, how it was understood, what became of it.
create table import_batch (
  municipality_id uuid not null,
  id uuid not null,
  strategy_id uuid not null,
  file_name text not null check (length(file_name) between 1 and 200),
  format text not null check (format in ('xlsx', 'csv', 'json', 'ms-project', 'gantt-project')),
  state text not null default 'ready' check (state in ('ready', 'applied', 'undone')),
  -- The neutral table: JSON, gzipped.
  file_table bytea not null,
  -- What a person said of the mapping; the rest is guessed.
  mapping_input jsonb not null default '{}',
  -- Cells that were written anew, by line.
  corrections jsonb not null default '{}',
  account jsonb not null,
  -- What became of each row when it was applied: JSON, gzipped.
  outcome bytea,
  revision integer,
  created_by uuid,
  created_at timestamptz not null default clock_timestamp(),
  applied_at timestamptz,
  undone_at timestamptz,
  version integer not null default 1,
  primary key (municipality_id, id),
  foreign key (municipality_id, strategy_id) references strategy,
  foreign key (municipality_id, created_by) references person
);

-- How files with the same headings were mapped by hand.
create table import_mapping (
  municipality_id uuid not null references municipality,
  signature text not null,
  mapping jsonb not null,
  used_at timestamptz not null default clock_timestamp(),
  primary key (municipality_id, signature)
);

-- Ids that files gave to projects: the next file with the same id means the same project.
create table import_link (
  municipality_id uuid not null,
  strategy_id uuid not null,
  key text not null,
  project_id uuid not null,
  import_id uuid not null,
  primary key (municipality_id, strategy_id, key),
  foreign key (municipality_id, project_id) references project,
  foreign key (municipality_id, import_id) references import_batch
);

-- What a department said of a project before: kept beside the figures, never among them.
create table earlier_judgement (
  municipality_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  import_id uuid not null,
  line integer not null,
  kind text not null check (kind in ('percentage', 'traffic-light', 'colour', 'text')),
  label text not null,
  text text not null,
  value jsonb,
  primary key (municipality_id, id),
  foreign key (municipality_id, project_id) references project,
  foreign key (municipality_id, import_id) references import_batch
);
create index earlier_judgement_project on earlier_judgement (municipality_id, project_id);

select wall_municipality_tables();
