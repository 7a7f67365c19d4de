-- Why a plan was changed, in several languages where the product says it; and dependencies that came with a list.

alter table ledger_revision add column reason_texts jsonb;

alter table milestone_dependency
  add column import_id uuid,
  add foreign key (municipality_id, import_id) references import_batch;
create index milestone_dependency_import on milestone_dependency (municipality_id, import_id)
  where import_id is not null;

-- Texts of what is added enter the index with one statement instead of one a row: lists bring thousands at once.
create function index_added() returns trigger language plpgsql as $$
begin
  insert into search_text as t (municipality_id, kind, subject_id, language, project_id, title, body)
  select a.municipality_id, a.kind, a.id, l.written, a.project_id,
    coalesce(a.title #>> array['texts', l.written], a.title #>> array['texts', a.title ->> 'source'], ''),
    coalesce(a.bodies #>> array['texts', l.written], '')
  from (
    select n.municipality_id, tg_argv[0] as kind, (n.texts ->> 'id')::uuid as id, n.texts -> 'title' as title,
      coalesce(n.texts ->> 'project_id', n.texts ->> 'id')::uuid as project_id,
      join_texts(
        join_texts(nullif(n.texts -> 'benefit', 'null'), nullif(n.texts -> 'description', 'null')),
        as_field_text(n.texts #>> array['title', 'source'],
          (select nullif(string_agg(p, ', '), '') from jsonb_array_elements_text(n.texts -> 'partners') p))) as bodies
    from (select municipality_id, to_jsonb(added) as texts from added) n
  ) a
  cross join lateral (
    select jsonb_object_keys(a.title -> 'texts') as written
    union select jsonb_object_keys(a.bodies -> 'texts')
  ) l
  on conflict (municipality_id, kind, subject_id, language) do update
    set project_id = excluded.project_id, title = excluded.title, body = excluded.body;
  return null;
end $$;
drop trigger index_texts on project;
drop trigger index_texts on milestone;
create trigger index_texts after insert on project referencing new table as added
  for each statement execute function index_added('project');
create trigger index_texts_again after update of title, benefit, description, partners on project
  for each row execute function index_row();
create trigger index_texts after insert on milestone referencing new table as added
  for each statement execute function index_added('milestone');

select wall_municipality_tables();
