-- Offices that end: who takes over is kept, what waited for them waits for their successor, and nothing is given to
-- them any more. What is said about the past of an office is corrected in the open.

alter table office
  add column successor_id uuid,
  add constraint office_successor foreign key (municipality_id, successor_id) references office;

-- The office that was asked before, where it has ended since and another one took over.
alter table help_request add column handed_from uuid,
  add constraint help_request_handed foreign key (municipality_id, handed_from) references office;
alter table owner_suggestion add column handed_from uuid,
  add constraint owner_suggestion_handed foreign key (municipality_id, handed_from) references office;
alter table project_update add column handed_from uuid,
  add constraint project_update_handed foreign key (municipality_id, handed_from) references office;

-- Every change of who holds an office or is away, with what was said before and after. Only ever added to.
-- Without references: it outlives an appointment that is withdrawn and an office that was made by mistake.
create table appointment_change (
  municipality_id uuid not null references municipality,
  id uuid not null,
  office_id uuid not null,
  kind text not null check (kind in ('appointment', 'absence')),
  subject_id uuid not null,
  -- { personId, fromOn, untilOn }; null: there was, or is, none.
  before jsonb,
  after jsonb check (after is not null or before is not null),
  -- Needed where it says something else about days that have passed.
  reason text,
  corrects_past boolean not null check (not corrects_past or length(reason) > 0),
  person_id uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person
);
create index appointment_change_subject on appointment_change (municipality_id, subject_id);
create trigger append_only before update or delete on appointment_change for each row execute function refuse_change();
create trigger append_only_all before truncate on appointment_change execute function refuse_change();

-- An office or department that has ended takes nothing over, whoever writes and however close together: the row is
-- read under a lock that whoever closes it waits for, and that waits for whoever is closing it.
-- Arguments: the table, and the column that names one of its rows.
create function refuse_ended() returns trigger language plpgsql as $$
declare wanted uuid := (to_jsonb(new) ->> tg_argv[1])::uuid;
declare ended date;
begin
  if wanted is null then return new; end if;
  execute format('select closed_on from %I where municipality_id = $1 and id = $2 for share', tg_argv[0])
    into ended using new.municipality_id, wanted;
  if ended is not null then
    raise exception '% % has ended', tg_argv[0], wanted using errcode = 'WM001';
  end if;
  return new;
end $$;

do $$
declare place text;
begin
  foreach place in array array['office', 'department'] loop
    execute format('create trigger ended_%1$s before insert on project for each row execute function refuse_ended(%1$L, %2$L)',
      place, place || '_id');
    execute format('create trigger ended_%1$s_later before update of %2$I, left_on on project for each row '
      'when (new.%2$I is distinct from old.%2$I or new.left_on is null and old.left_on is not null) '
      'execute function refuse_ended(%1$L, %2$L)', place, place || '_id');
  end loop;
end $$;
create trigger ended_office before insert on milestone for each row execute function refuse_ended('office', 'office_id');
create trigger ended_office_later before update of office_id, left_on on milestone for each row
  when (new.office_id is distinct from old.office_id or new.left_on is null and old.left_on is not null)
  execute function refuse_ended('office', 'office_id');
create trigger ended_office before insert on owner_suggestion for each row execute function refuse_ended('office', 'office_id');
create trigger ended_office_later before update of office_id, closed_at on owner_suggestion for each row
  when (new.closed_at is null and (new.office_id <> old.office_id or old.closed_at is not null))
  execute function refuse_ended('office', 'office_id');
create trigger ended_office_later before update of holder_office_id on help_request for each row
  when (new.holder_office_id is distinct from old.holder_office_id)
  execute function refuse_ended('office', 'holder_office_id');

-- A correction or withdrawal of an update may keep the office that it asked when that was still there.
create function refuse_ask_of_ended() returns trigger language plpgsql as $$
begin
  if exists (select from project_update u where u.municipality_id = new.municipality_id and u.id = new.id
      and u.version = new.version - 1 and u.ask_office_id = new.ask_office_id) then
    return new;
  end if;
  perform from office o where o.municipality_id = new.municipality_id and o.id = new.ask_office_id
    and o.closed_on is null for share;
  if not found then raise exception 'office % has ended', new.ask_office_id using errcode = 'WM001'; end if;
  return new;
end $$;
create trigger ended_office before insert on project_update for each row
  when (new.ask_office_id is not null and not new.withdrawn) execute function refuse_ask_of_ended();

select wall_municipality_tables();

-- Who took over is written in the account of each reorganisation; an owner that row-level security holds sees one
-- municipality at a time.
do $$
declare m uuid;
begin
  for m in select id from municipality loop
    perform set_config('app.municipality_id', m::text, true);
    update office o set successor_id = (p.place ->> 'successorId')::uuid
    from reorganisation r, jsonb_array_elements(r.account -> 'offices') p (place)
    where o.municipality_id = m and r.municipality_id = m and o.closed_on is not null
      and (p.place ->> 'id')::uuid = o.id and p.place ->> 'successorId' is not null;
  end loop;
  perform set_config('app.municipality_id', '', true);
end $$;
