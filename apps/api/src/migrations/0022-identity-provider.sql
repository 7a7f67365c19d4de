-- A city's own identity provider: how it is asked, whom it stands for, and which rights came from its groups.

-- The secret is sealed with the server's key; null: the provider knows the product without one.
create table identity_provider (
  municipality_id uuid primary key references municipality,
  issuer text not null check (length(issuer) between 1 and 500),
  client_id text not null check (length(client_id) between 1 and 255),
  client_secret text,
  scopes text[] not null check (cardinality(scopes) between 1 and 20),
  groups_claim text not null check (length(groups_claim) between 1 and 200),
  -- One of them must be the `acr` of a sign-in; empty: any.
  required_acr text[] not null default '{}',
  -- A sign-in whose `acr`, or one of whose `amr`, is among them has shown a second factor.
  second_factor_values text[] not null default '{}',
  newcomers text not null check (newcomers in ('invited', 'by-group')),
  appointments text not null check (appointments in ('proposed', 'at-once')),
  -- Who may come in by what their own account has. Admins always may, so that nobody is locked out.
  password_sign_in text not null check (password_sign_in in ('everybody', 'admins')),
  enabled boolean not null,
  -- In whose name appointments are made that follow from groups.
  set_by uuid not null,
  version integer not null default 1,
  foreign key (municipality_id, set_by) references person
);

create table identity_provider_rule (
  municipality_id uuid not null references identity_provider on delete cascade,
  position integer not null check (position >= 0),
  group_name text not null check (length(group_name) between 1 and 300),
  gives text not null check (gives in ('member', 'admin', 'council', 'office')),
  office_id uuid,
  appointment text check (appointment in ('regular', 'stand-in')),
  primary key (municipality_id, position),
  foreign key (municipality_id, office_id) references office,
  check ((gives = 'office') = (office_id is not null) and (gives = 'office') = (appointment is not null))
);

-- Whom an identity provider means by a subject: never decided by an address, which changes hands. It stays when the
-- membership ends, so that whoever lost access does not come in again as somebody new.
create table provider_identity (
  municipality_id uuid not null references municipality,
  issuer text not null check (length(issuer) between 1 and 500),
  subject text not null check (length(subject) between 1 and 255),
  account_id uuid not null references account on delete cascade,
  person_id uuid not null,
  -- Whether access ended because no group gave it any more: then a group may give it again.
  ended_by_groups boolean not null default false,
  linked_at timestamptz not null default clock_timestamp(),
  primary key (municipality_id, issuer, subject),
  unique (municipality_id, account_id),
  foreign key (municipality_id, person_id) references person
);

-- What came from a group, and ends when the group is gone: the membership itself, a role, an appointment.
create table provider_right (
  municipality_id uuid not null,
  account_id uuid not null,
  kind text not null check (kind in ('member', 'role', 'appointment')),
  -- Name of the role, id of the appointment; of a membership empty.
  value text not null,
  primary key (municipality_id, account_id, kind, value),
  foreign key (municipality_id, account_id) references membership on delete cascade
);

-- An appointment that follows from a group and waits for somebody who may appoint.
create table appointment_proposal (
  municipality_id uuid not null references municipality,
  id uuid not null,
  account_id uuid not null,
  office_id uuid not null,
  kind text not null check (kind in ('regular', 'stand-in')),
  proposed_at timestamptz not null default clock_timestamp(),
  -- Who did not want it; it is not proposed again while the group stays.
  declined_by uuid,
  version integer not null default 1,
  primary key (municipality_id, id),
  unique (municipality_id, account_id, office_id, kind),
  foreign key (municipality_id, account_id) references membership on delete cascade,
  foreign key (municipality_id, office_id) references office,
  foreign key (municipality_id, declined_by) references person
);

-- Whether the sign-in page offers the city's own provider: known to everybody, unlike the provider.
alter table municipality add column city_sign_in boolean not null default false;

-- The connection stays behind when a municipality moves.
create or replace function move_in_municipality(given jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare names text;
begin
  select string_agg(quote_ident(a.attname), ', ' order by a.attnum) into names
  from pg_attribute a
  where a.attrelid = 'municipality'::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '';
  perform set_config('app.moving', 'in', true);
  execute format('insert into municipality (%1$s) select %1$s from jsonb_populate_record(null::municipality, $1)', names)
    using given || '{"arriving": true, "suspended_at": null, "removal_due_at": null, "city_sign_in": false}';
  perform set_config('app.moving', '', true);
end $$;

-- A sign-in by a city's provider is told in that city alone.
alter table sign_in add column confined_to uuid references municipality on delete cascade;
create or replace function audit_sign_in() returns trigger language plpgsql as $$
declare
  scope text := current_setting('app.municipality_id', true);
  person uuid;
begin
  if new.confined_to is not null then
    perform set_config('app.municipality_id', new.confined_to::text, true);
    select m.person_id into person from membership m
      where m.municipality_id = new.confined_to and m.account_id = new.account_id;
    perform record_event(new.confined_to, format('person %s %s', coalesce(person::text, '-'), new.account_id),
      'session.begun', 'account', new.account_id::text, array_remove(array[person], null),
      jsonb_build_object('methods', array_to_string(new.methods, ' ')));
    perform set_config('app.municipality_id', coalesce(scope, ''), true);
    return null;
  end if;
  perform record_event_of_account(new.account_id, case new.outcome when 'begun' then null else 'public - -' end,
    case new.outcome when 'begun' then 'session.begun' else 'session.failed' end, 'account', new.account_id::text,
    jsonb_build_object('methods', array_to_string(new.methods, ' ')));
  return null;
end $$;

select audit_table('identity_provider', 'identity-provider', '{issuer,newcomers,appointments,password_sign_in}',
  'municipality_id');
select audit_table('identity_provider_rule', 'identity-provider-rule', '{gives,appointment}', 'municipality_id');
select audit_table('provider_identity', 'provider-identity', '{issuer}', 'account_id');
select audit_table('provider_right', 'provider-right', '{kind,value}', 'account_id');
select audit_table('appointment_proposal', 'appointment-proposal', '{kind}');

select wall_municipality_tables();
