-- The project page: updates with their history, documents and links as evidence, places.

alter table project add column places jsonb not null default '[]' check (jsonb_typeof(places) = 'array');

-- One row a version: a correction or a withdrawal is a new one.
create table project_update (
  municipality_id uuid not null references municipality,
  id uuid not null,
  version integer not null check (version > 0),
  project_id uuid not null,
  readers text not null check (readers in ('office', 'council', 'public')),
  happened jsonb not null,
  next jsonb,
  -- What is asked: all three or none but the day.
  ask_office_id uuid,
  ask_text jsonb check ((ask_text is null) = (ask_office_id is null)),
  ask_by date check (ask_by is null or ask_office_id is not null),
  person_id uuid not null,
  -- In whose name; null for whoever holds no office any more.
  office_id uuid,
  withdrawn boolean not null default false,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (municipality_id, id, version),
  foreign key (municipality_id, project_id) references project,
  foreign key (municipality_id, ask_office_id) references office,
  foreign key (municipality_id, office_id) references office,
  foreign key (municipality_id, person_id) references person
);
create index project_update_project on project_update (municipality_id, project_id);
create trigger append_only before update or delete on project_update for each row execute function refuse_change();
create trigger append_only_all before truncate on project_update execute function refuse_change();

-- Files and links. A removal is a mark: who had added what, and who took it away, stays.
create table document (
  municipality_id uuid not null references municipality,
  id uuid not null,
  project_id uuid not null,
  -- What it evidences; null: the project as a whole.
  milestone_id uuid,
  kind text not null check (kind in ('file', 'link')),
  title text not null check (length(title) between 1 and 200),
  readers text not null check (readers in ('office', 'council', 'public')),
  url text check ((url is null) = (kind = 'file')),
  media_type text check ((media_type is null) = (kind = 'link')),
  size bigint check ((size is null) = (kind = 'link') and size > 0),
  -- SHA-256 of the bytes, in hexadecimal.
  sha256 text check ((sha256 is null) = (kind = 'link') and sha256 ~ '^[0-9a-f]{64}$'),
  person_id uuid not null,
  office_id uuid,
  added_at timestamptz not null default clock_timestamp(),
  removed_at timestamptz,
  removed_by uuid check ((removed_by is null) = (removed_at is null)),
  version integer not null default 1,
  primary key (municipality_id, id),
  foreign key (municipality_id, project_id) references project,
  foreign key (municipality_id, milestone_id) references milestone,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, removed_by) references person,
  foreign key (municipality_id, office_id) references office
);
create index document_project on document (municipality_id, project_id) where removed_at is null;
create index document_content_of on document (municipality_id, sha256);

-- The bytes that the store holds for a municipality. Written before they are stored, removed after they are erased:
-- whatever breaks in between, nothing lies there unknown.
create table document_content (
  municipality_id uuid not null references municipality,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- Of the last upload: what has just arrived is not erased before it is used.
  received_at timestamptz not null default clock_timestamp(),
  primary key (municipality_id, sha256)
);

select wall_municipality_tables();
