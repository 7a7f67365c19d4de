-- When a municipality may be removed decides only what asks for it by its rule: `move_out` trusts the mark, so the
-- application's role, which could otherwise write any instant there, may take it away and nothing else.

create function guard_removal() returns trigger language plpgsql as $$
begin
  if new.removal_due_at is null or tg_op = 'UPDATE' and new.removal_due_at is not distinct from old.removal_due_at
    or current_user = (select pg_get_userbyid(c.relowner) from pg_class c where c.oid = tg_relid) then
    return new;
  end if;
  raise exception 'a municipality is marked for removal by mark_for_removal' using errcode = 'insufficient_privilege';
end $$;
create trigger guard_removal before insert or update on municipality for each row execute function guard_removal();

-- Closes a municipality at once, to be removed in thirty days; where its slug is typed out, it may be removed now.
-- Answers whether it is so typed; null where there is no such municipality. For the municipality of the transaction alone.
create function mark_for_removal(of_municipality uuid, typed text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare at_once boolean;
begin
  if of_municipality is distinct from nullif(current_setting('app.municipality_id', true), '')::uuid then
    raise exception 'another municipality is not marked here' using errcode = 'insufficient_privilege';
  end if;
  select typed is not null and m.slug = typed into at_once from municipality m where m.id = of_municipality for update;
  if at_once is null or typed is not null and not at_once then return at_once; end if;
  update municipality set version = version + 1, suspended_at = coalesce(suspended_at, clock_timestamp()),
    removal_due_at = clock_timestamp() + case when at_once then interval '0' else interval '30 days' end
  where id = of_municipality;
  return at_once;
end $$;
revoke execute on function mark_for_removal(uuid, text) from public;

select wall_municipality_tables();
