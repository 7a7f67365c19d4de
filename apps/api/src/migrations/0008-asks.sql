-- What an update asks of an office is answered; updates and documents are found by search, each by its readers.

-- The answer to an ask. It holds for as long as the update asks the same office the same; taking it back removes it.
create table ask_answer (
  municipality_id uuid not null references municipality,
  update_id uuid not null,
  -- What it answers, as it was asked.
  ask_office_id uuid not null,
  ask_text jsonb not null,
  answer jsonb not null,
  person_id uuid not null,
  -- In whose name; null for whoever holds no office any more.
  office_id uuid,
  answered_at timestamptz not null default clock_timestamp(),
  primary key (municipality_id, update_id),
  foreign key (municipality_id, ask_office_id) references office,
  foreign key (municipality_id, office_id) references office,
  foreign key (municipality_id, person_id) references person
);
create index project_update_asked on project_update (municipality_id, ask_office_id) where ask_office_id is not null;
select watch_table('ask_answer', 'updates');

-- ── Search ──

-- Who may find it; null: every member.
alter table search_text add column readers text check (readers in ('office', 'council', 'public'));

create function index_texts_for(
  municipality uuid, of_kind text, subject uuid, project uuid, titles jsonb, bodies jsonb, for_readers text
) returns void language plpgsql as $$
begin
  perform index_texts(municipality, of_kind, subject, project, titles, bodies);
  update search_text set readers = for_readers
    where municipality_id = municipality and kind = of_kind and subject_id = subject and readers is distinct from for_readers;
end $$;

-- The beginning of a long text, in each of its languages: what it is listed under.
create function opening_of(words jsonb) returns jsonb language sql immutable as $$
  select jsonb_build_object('source', words -> 'source', 'texts', (
    select jsonb_object_agg(key, case when length(value) <= 100 then value
      else regexp_replace(left(value, 100), '\s+\S*$', '') || '…' end)
    from jsonb_each_text(words -> 'texts')))
$$;

-- An update's latest version, and apart from it what it asks, which the administration alone reads.
create function index_update(municipality uuid, subject uuid) returns void language plpgsql as $$
declare u project_update;
declare answered jsonb;
begin
  select * into u from project_update x where x.municipality_id = municipality and x.id = subject order by x.version desc limit 1;
  delete from search_text where municipality_id = municipality and subject_id = subject
    and (kind = 'update' and u.withdrawn or kind = 'ask' and (u.withdrawn or u.ask_text is null));
  if u.withdrawn then return; end if;
  perform index_texts_for(municipality, 'update', subject, u.project_id, opening_of(u.happened),
    join_texts(u.happened, u.next), u.readers);
  if u.ask_text is null then return; end if;
  select a.answer into answered from ask_answer a where a.municipality_id = municipality and a.update_id = subject
    and a.ask_office_id = u.ask_office_id and a.ask_text = u.ask_text;
  perform index_texts_for(municipality, 'ask', subject, u.project_id, opening_of(u.ask_text),
    join_texts(u.ask_text, answered), 'office');
end $$;

create function index_document(d document) returns void language plpgsql as $$
begin
  if d.removed_at is not null then
    delete from search_text where municipality_id = d.municipality_id and kind = 'document' and subject_id = d.id;
  else
    perform index_texts_for(d.municipality_id, 'document', d.id, d.project_id,
      as_field_text((select y.languages[1] from municipality y where y.id = d.municipality_id), d.title),
      null, d.readers);
  end if;
end $$;

create function index_ask_row() returns trigger language plpgsql as $$
begin
  case tg_table_name
    when 'project_update' then perform index_update(new.municipality_id, new.id);
    when 'document' then perform index_document(new);
    when 'ask_answer' then
      perform index_update(coalesce(new.municipality_id, old.municipality_id), coalesce(new.update_id, old.update_id));
  end case;
  return null;
end $$;

create trigger index_texts after insert on project_update for each row execute function index_ask_row();
create trigger index_texts after insert or update or delete on ask_answer for each row execute function index_ask_row();
create trigger index_texts after insert or update of title, readers, removed_at on document
  for each row execute function index_ask_row();
create trigger forget_texts after delete on document for each row execute function forget_row();

select wall_municipality_tables();

-- What is there already; an owner that row-level security holds sees one municipality at a time.
do $$
declare m uuid;
begin
  for m in select id from municipality loop
    perform set_config('app.municipality_id', m::text, true);
    perform index_update(m, u.id) from (select distinct id from project_update where municipality_id = m) u;
    perform index_document(d) from document d where d.municipality_id = m;
  end loop;
  perform set_config('app.municipality_id', '', true);
end $$;
