-- Papers of the council and what was decided on them, tied to the revisions of the plan ledger that they decided.

-- One row a paper and body: the same paper goes through several, and through one of them again on another day.
create table resolution (
  municipality_id uuid not null references municipality,
  id uuid not null,
  -- As the city writes it, and the same for every way of writing it: the domain's `referenceKey`.
  reference text not null check (length(reference) between 1 and 80),
  reference_key text not null check (length(reference_key) between 1 and 160),
  title jsonb not null,
  body text not null check (length(body) between 1 and 200),
  body_key text not null generated always as (lower(regexp_replace(btrim(body), '\s+', ' ', 'g'))) stored,
  decided_on date,
  item text check (length(item) between 1 and 40),
  role text not null check (role in ('decision', 'advice', 'hearing', 'notice')),
  result text check (result in ('adopted', 'adopted-amended', 'rejected', 'deferred', 'withdrawn', 'noted')),
  public boolean not null,
  link text check (length(link) <= 2000),
  source text not null check (source in ('entered', 'council-system')),
  -- When the council information system took it out; it stays for whoever tied or follows it.
  removed_at timestamptz,
  sample boolean not null default false,
  version integer not null default 1,
  primary key (municipality_id, id)
);
create unique index resolution_once on resolution (municipality_id, reference_key, body_key, decided_on) nulls not distinct;

-- What somebody said that it decided. A revision that names the same paper belongs to it without being said.
create table resolution_revision (
  municipality_id uuid not null references municipality,
  resolution_id uuid not null,
  strategy_id uuid not null,
  revision integer not null,
  tied_by uuid,
  tied_at timestamptz not null default clock_timestamp(),
  primary key (municipality_id, resolution_id, strategy_id, revision),
  foreign key (municipality_id, resolution_id) references resolution,
  foreign key (municipality_id, strategy_id, revision) references ledger_revision,
  foreign key (municipality_id, tied_by) references person
);
create index resolution_revision_plan on resolution_revision (municipality_id, strategy_id, revision);

create table resolution_follower (
  municipality_id uuid not null references municipality,
  person_id uuid not null,
  resolution_id uuid not null,
  primary key (municipality_id, person_id, resolution_id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, resolution_id) references resolution on delete cascade
);
create index resolution_follower_resolution on resolution_follower (municipality_id, resolution_id);

-- Which revisions name a paper at all.
create index ledger_revision_paper on ledger_revision (municipality_id, strategy_id) where paper is not null;

select audit_table('resolution', 'resolution', '{reference,role,result,source}');
select audit_table('resolution_revision', 'resolution-revision', subject_column => 'resolution_id');
select watch_table('resolution', 'resolutions');
select watch_table('resolution_revision', 'resolutions');

select wall_municipality_tables();
