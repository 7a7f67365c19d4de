-- People: who may come in, who is away, who acts for an office, and how departments changed.

alter table person add column version integer not null default 1;

-- The first day on which it is no more.
alter table department add column closed_on date;

alter table office
  add column closed_on date,
  -- The office whose holder acts while this one is vacant, or its holder absent without a stand-in.
  add column fallback_id uuid,
  add constraint office_fallback foreign key (municipality_id, fallback_id) references office,
  add constraint office_fallback_is_another check (fallback_id <> id);

alter table strategy add column languages text[] not null default '{de}'
  check (cardinality(languages) > 0 and languages <@ array['de', 'en', 'nl', 'ar']);

-- One-time links. The token itself is never stored, only its SHA-256.
create table invitation (
  municipality_id uuid not null references municipality,
  token_hash bytea not null check (length(token_hash) = 32),
  person_id uuid not null,
  email text not null check (email = lower(email) and email ~ '^[^@\s]+@[^@\s]+$'),
  roles text[] not null default '{}' check (roles <@ array['admin', 'council']),
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  spent_at timestamptz,
  primary key (municipality_id, token_hash),
  foreign key (municipality_id, person_id) references person
);
-- A new link ends the one before.
create unique index invitation_open on invitation (municipality_id, person_id) where spent_at is null;

-- A holder is away: whoever is named acts meanwhile, else the office's fallback.
create table absence (
  municipality_id uuid not null references municipality,
  id uuid not null,
  office_id uuid not null,
  person_id uuid not null,
  stand_in_id uuid check (stand_in_id <> person_id),
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  version integer not null default 1,
  primary key (municipality_id, id),
  foreign key (municipality_id, office_id) references office,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, stand_in_id) references person,
  constraint absence_once exclude using gist (
    municipality_id with =, office_id with =, person_id with =, daterange(from_on, until_on, '[]') with &&
  )
);
create index absence_stand_in on absence (municipality_id, stand_in_id);

-- Departments renamed, merged, split: what was done, by whom, from which day. Only ever added to.
create table reorganisation (
  municipality_id uuid not null references municipality,
  id uuid not null,
  effective_on date not null,
  kind text not null check (kind in ('rename', 'merge', 'split')),
  reason text,
  -- { departments, offices, projects } with what each was and became.
  account jsonb not null,
  person_id uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person
);
create trigger append_only before update or delete on reorganisation for each row execute function refuse_change();
create trigger append_only_all before truncate on reorganisation execute function refuse_change();

-- The offices for which somebody acts on a day: as their regular or interim holder; as a stand-in while the office is
-- vacant or its holder absent; as whoever acts for its fallback while nobody else acts. The same rule as
-- `actingOffices` of the domain. PL/pgSQL keeps its plan: every request of a member asks.
create function acting_offices(of_municipality uuid, of_person uuid, on_day date)
returns table (office_id uuid, office_kind text, department_id uuid, appointment text, from_on date)
language plpgsql stable as $$
#variable_conflict use_column
begin
  return query
  with recursive direct as (
    select a.office_id as id, a.kind, a.from_on as since
    from appointment a
    where a.municipality_id = of_municipality and a.person_id = of_person
      and a.from_on <= on_day and (a.until_on is null or a.until_on >= on_day)
      and (a.kind <> 'stand-in' or not exists (
        select from appointment h
        where h.municipality_id = of_municipality and h.office_id = a.office_id and h.kind <> 'stand-in'
          and h.from_on <= on_day and (h.until_on is null or h.until_on >= on_day)
          and not exists (
            select from absence b where b.municipality_id = of_municipality and b.office_id = h.office_id
              and b.person_id = h.person_id and on_day between b.from_on and b.until_on)))
    union all
    select b.office_id, 'stand-in', b.from_on
    from absence b
    join appointment h on h.municipality_id = of_municipality and h.office_id = b.office_id
      and h.person_id = b.person_id and h.kind <> 'stand-in'
      and h.from_on <= on_day and (h.until_on is null or h.until_on >= on_day)
    where b.municipality_id = of_municipality and b.stand_in_id = of_person and on_day between b.from_on and b.until_on
  ), acting as (
    select d.id, d.kind, d.since from direct d
    union
    select o.id, 'stand-in', null::date
    from acting c
    join office o on o.municipality_id = of_municipality and o.fallback_id = c.id
    where not exists (
      select from appointment x
      left join absence b on b.municipality_id = of_municipality and b.office_id = x.office_id
        and b.person_id = x.person_id and on_day between b.from_on and b.until_on and x.kind <> 'stand-in'
      where x.municipality_id = of_municipality and x.office_id = o.id
        and x.from_on <= on_day and (x.until_on is null or x.until_on >= on_day)
        and (b.id is null or b.stand_in_id is not null))
  )
  select o.id, o.kind, o.department_id, f.kind, f.since
  from (select distinct on (c.id) c.id, c.kind, c.since from acting c
        order by c.id, c.kind = 'stand-in', c.since nulls last) f
  join office o on o.municipality_id = of_municipality and o.id = f.id
  where o.closed_on is null or o.closed_on > on_day
  order by f.since nulls last, o.id;
end $$;

select wall_municipality_tables();
