-- How somebody shows who they are: sessions that know their proof, second factors, links for accounts, personal tokens.

-- A session knows how it was begun. `confined_to`: the municipality whose identity provider vouches for it; good there alone.
alter table session
  add column id uuid not null default gen_random_uuid() unique,
  add column methods text[] not null default '{password}' check (
    cardinality(methods) > 0
    and methods <@ array['password', 'totp', 'passkey', 'recovery-code', 'oidc', 'link']),
  add column provider text,
  add column acr text,
  add column device text check (length(device) between 1 and 120),
  add column second_factor boolean not null default false,
  add column confined_to uuid references municipality on delete cascade,
  add column proven_at timestamptz not null default clock_timestamp();

-- How often something was asked for since its window began, for all instances. Not worth a log: what a crash forgets is
-- at most a window. Keys are hashed: no address of a person lies here.
create unlogged table throttle (
  bucket text not null check (length(bucket) between 1 and 60),
  key_hash bytea not null check (length(key_hash) = 32),
  taken integer not null,
  ends_at timestamptz not null,
  primary key (bucket, key_hash)
);
create index throttle_ended on throttle (ends_at);

-- A passkey. `id` is the credential's, chosen by the authenticator.
create table passkey (
  id bytea primary key check (length(id) between 1 and 1023),
  account_id uuid not null references account on delete cascade,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  -- Whether it may be on several devices of its owner.
  synced boolean not null,
  name text not null check (length(name) between 1 and 100),
  created_at timestamptz not null default clock_timestamp(),
  last_used_at timestamptz
);
create index passkey_account on passkey (account_id);

-- A question that an authenticator is to sign, once.
create table ceremony (
  id uuid primary key,
  kind text not null check (kind in ('registration', 'authentication')),
  challenge text not null,
  account_id uuid references account on delete cascade,
  expires_at timestamptz not null
);
create index ceremony_ended on ceremony (expires_at);

-- The secret of an authenticator app, sealed with the server's key; `last_step` is the last time step that was taken up.
create table totp (
  account_id uuid primary key references account on delete cascade,
  secret text not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  created_at timestamptz not null default clock_timestamp()
);

create table recovery_code (
  account_id uuid not null references account on delete cascade,
  code_hash bytea not null check (length(code_hash) = 32),
  spent_at timestamptz,
  primary key (account_id, code_hash)
);

-- One-time links for an account. The token itself is never stored, only its SHA-256.
create table account_link (
  token_hash bytea primary key check (length(token_hash) = 32),
  account_id uuid not null references account on delete cascade,
  kind text not null check (kind in ('password-reset', 'email-confirmation', 'email-reversal')),
  -- The address that an account gets, or gets back.
  email text check (email = lower(email) and email ~ '^[^@\s]+@[^@\s]+$'),
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  spent_at timestamptz,
  check ((kind = 'password-reset') = (email is null))
);
create index account_link_account on account_link (account_id, kind);

-- What everybody may see of their own account: when it was signed in to, and how often that was refused in an hour.
create table sign_in (
  account_id uuid not null references account on delete cascade,
  id uuid not null,
  outcome text not null check (outcome in ('begun', 'refused')),
  at timestamptz not null default clock_timestamp(),
  methods text[] not null default '{}',
  device text check (length(device) between 1 and 120),
  count integer not null default 1,
  primary key (account_id, id)
);
create unique index sign_in_refused on sign_in (account_id, date_trunc('hour', at, 'UTC')) where outcome = 'refused';

-- Who must show a second factor in a municipality, and from which day.
create table access_policy (
  municipality_id uuid primary key references municipality,
  second_factor text not null default 'nobody'
    check (second_factor in ('nobody', 'admins', 'digital-office', 'everybody')),
  from_on date,
  version integer not null default 1,
  check (second_factor = 'nobody' or from_on is not null)
);

-- Tokens for programs of a member: worth what the member may do that day, within their scopes. They end with the membership.
create table access_token (
  municipality_id uuid not null references municipality,
  id uuid not null,
  account_id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  name text not null check (length(name) between 1 and 100),
  scopes text[] not null check (cardinality(scopes) > 0),
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null check (expires_at <= created_at + interval '366 days'),
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, token_hash),
  foreign key (municipality_id, account_id) references membership on delete cascade
);
create index access_token_account on access_token (municipality_id, account_id);

-- Where a membership was an account's last, its sessions end with it. Whose memberships there are beyond this
-- municipality is asked as the account itself, which may read its own and nothing else.
create function end_sessions_without_membership() returns trigger language plpgsql as $$
declare asked_as text := current_setting('app.account_id', true);
begin
  perform set_config('app.account_id', old.account_id::text, true);
  if not exists (select from membership where account_id = old.account_id) then
    delete from session where account_id = old.account_id;
  end if;
  perform set_config('app.account_id', coalesce(asked_as, ''), true);
  return null;
end $$;
create trigger end_sessions after delete on membership for each row execute function end_sessions_without_membership();

select wall_municipality_tables();
