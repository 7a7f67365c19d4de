-- A token is worth no more than the sign-in that it was made with: where a municipality asks for a second factor, or for
-- its own identity provider, tokens that were made without are refused from then on. Those that there are already were
-- made in ways that nobody has kept.
alter table access_token
  add column second_factor boolean not null default false,
  add column by_provider boolean not null default false;

select wall_municipality_tables();
