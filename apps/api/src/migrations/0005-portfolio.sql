-- What the digital office works with: views of the portfolio, full-text search, decisions and deferrals of the inbox.

-- Compounds are found by what stands inside them: "Bad" in "Hallenbad".
create extension if not exists pg_trgm;

-- A way to look at the portfolio: the query of its address, under a name.
create table saved_view (
  municipality_id uuid not null references municipality,
  id uuid not null,
  -- Whose it is; they alone change it.
  person_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  query text not null check (length(query) <= 2000),
  shared boolean not null default false,
  version integer not null default 1,
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person
);
create unique index saved_view_name on saved_view (municipality_id, person_id, lower(name));

-- The view with which somebody's portfolio opens.
create table default_view (
  municipality_id uuid not null references municipality,
  person_id uuid not null,
  view_id uuid not null,
  primary key (municipality_id, person_id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, view_id) references saved_view on delete cascade
);

-- What the digital office answered. The answer stays; taking it back opens the request again.
alter table help_request
  add column holder_office_id uuid,
  add column answer text check (length(answer) between 1 and 2000),
  add column answered_by uuid,
  add foreign key (municipality_id, holder_office_id) references office,
  add foreign key (municipality_id, answered_by) references person,
  add constraint help_request_answer check (answer is null or closed_at is not null);

alter table owner_suggestion
  add column decision text check (decision in ('accepted', 'declined')),
  add column decision_reason text check (length(decision_reason) between 1 and 2000),
  add column decided_by uuid,
  -- The revision of the plan that made the suggested office answer.
  add column revision integer,
  add foreign key (municipality_id, decided_by) references person,
  add constraint owner_suggestion_decision check (decision is null or closed_at is not null);

-- What the inbox leaves out until a day. `kind` and `subject_id` name the item.
create table inbox_deferral (
  municipality_id uuid not null references municipality,
  kind text not null,
  subject_id uuid not null,
  until_on date not null,
  person_id uuid not null,
  primary key (municipality_id, kind, subject_id),
  foreign key (municipality_id, person_id) references person
);

-- ── Full-text search ──

-- The same word however it is typed: "Straße", "STRASSE"; "Büro", "Buero". The domain folds what is asked for alike.
create function search_fold(words text) returns text language sql immutable parallel safe as $$
  select translate(
    replace(replace(replace(replace(replace(replace(lower(words), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
    'àáâãåçèéêëìíîïñòóôõøùúûýÿ', 'aaaaaceeeeiiiinooooouuuyy')
$$;

create function search_config(language text) returns regconfig language sql immutable parallel safe as $$
  select case language when 'de' then 'german' when 'en' then 'english' when 'nl' then 'dutch' when 'ar' then 'arabic' else 'simple' end::regconfig
$$;

-- One row a subject and language. Its columns follow from the texts, so they cannot be stale.
create table search_text (
  municipality_id uuid not null references municipality,
  kind text not null,
  subject_id uuid not null,
  language text not null,
  -- The milestone's or the text's project; null for what belongs to none.
  project_id uuid,
  title text not null,
  body text not null,
  folded text not null generated always as (search_fold(title || ' ' || body)) stored,
  words tsvector not null generated always as (
    setweight(to_tsvector(search_config(language), title), 'A')
    || setweight(to_tsvector('simple', search_fold(title)), 'A')
    || setweight(to_tsvector(search_config(language), body), 'C')
    || setweight(to_tsvector('simple', search_fold(body)), 'C')
  ) stored,
  primary key (municipality_id, kind, subject_id, language)
);

-- Puts a subject's texts into the index, in every language they are written in; other features call it from triggers.
create function index_texts(municipality uuid, of_kind text, subject uuid, project uuid, titles jsonb, bodies jsonb)
returns void language sql as $$
  with gone as (
    delete from search_text
    where municipality_id = municipality and kind = of_kind and subject_id = subject
      and not (coalesce(titles -> 'texts' ? language, false) or coalesce(bodies -> 'texts' ? language, false))
  )
  insert into search_text as t (municipality_id, kind, subject_id, language, project_id, title, body)
  select municipality, of_kind, subject, l.written, project,
    coalesce(titles #>> array['texts', l.written], titles #>> array['texts', titles ->> 'source'], ''),
    coalesce(bodies #>> array['texts', l.written], '')
  from (
    select jsonb_object_keys(titles -> 'texts') as written
    union select jsonb_object_keys(bodies -> 'texts')
  ) l
  on conflict (municipality_id, kind, subject_id, language) do update
    set project_id = excluded.project_id, title = excluded.title, body = excluded.body
    where (t.project_id, t.title, t.body) is distinct from (excluded.project_id, excluded.title, excluded.body)
$$;

-- A text without a language of its own, as one.
create function as_field_text(language text, words text) returns jsonb language sql immutable as $$
  select case when words is not null then jsonb_build_object('source', language, 'texts', jsonb_build_object(language, words)) end
$$;

-- Two texts of one subject, in every language of either.
create function join_texts(a jsonb, b jsonb) returns jsonb language sql immutable as $$
  select case when a is null then b when b is null then a else jsonb_build_object('source', a ->> 'source', 'texts', (
    select jsonb_object_agg(language, concat_ws(' ', a #>> array['texts', language], b #>> array['texts', language]))
    from (select jsonb_object_keys(a -> 'texts') as language union select jsonb_object_keys(b -> 'texts')) l
  )) end
$$;

create function index_row() returns trigger language plpgsql as $$
begin
  case tg_table_name
    when 'project' then
      perform index_texts(new.municipality_id, 'project', new.id, new.id, new.title,
        join_texts(join_texts(new.benefit, new.description),
          as_field_text(new.title ->> 'source', nullif(array_to_string(new.partners, ', '), ''))));
    when 'milestone' then
      perform index_texts(new.municipality_id, 'milestone', new.id, new.project_id, new.title, null);
    when 'pillar' then
      perform index_texts(new.municipality_id, 'pillar', new.id, null, new.title, new.summary);
    when 'department' then
      perform index_texts(new.municipality_id, 'department', new.id, null, new.title, null);
    when 'office' then
      perform index_texts(new.municipality_id, 'office', new.id, null, new.title, null);
    when 'help_request' then
      perform index_texts(new.municipality_id, 'help-request', new.id,
        (select m.project_id from milestone m where m.municipality_id = new.municipality_id and m.id = new.milestone_id),
        as_field_text((select y.languages[1] from municipality y where y.id = new.municipality_id), new.text),
        as_field_text((select y.languages[1] from municipality y where y.id = new.municipality_id), new.answer));
  end case;
  return null;
end $$;

create function forget_row() returns trigger language plpgsql as $$
begin
  delete from search_text where municipality_id = old.municipality_id and subject_id = old.id
    and kind = replace(tg_table_name, '_', '-');
  return null;
end $$;

create trigger index_texts after insert or update of title, benefit, description, partners on project
  for each row execute function index_row();
create trigger index_texts after insert on milestone for each row execute function index_row();
-- The projection names the project with every report; what is written of the milestone rarely changes.
create trigger index_texts_again after update of title, project_id on milestone for each row
  when (old.title is distinct from new.title or old.project_id is distinct from new.project_id)
  execute function index_row();
create trigger index_texts after insert or update of title, summary on pillar for each row execute function index_row();
create trigger index_texts after insert or update of title on department for each row execute function index_row();
create trigger index_texts after insert or update of title on office for each row execute function index_row();
create trigger index_texts after insert or update of text, answer on help_request for each row execute function index_row();

do $$
declare t text;
begin
  foreach t in array array['project', 'milestone', 'pillar', 'department', 'office', 'help_request'] loop
    execute format('create trigger forget_texts after delete on %I for each row execute function forget_row()', t);
  end loop;
end $$;

-- What is there already; an owner that row-level security holds sees one municipality at a time.
do $$
declare m uuid;
begin
  for m in select id from municipality loop
    perform set_config('app.municipality_id', m::text, true);
    update project set title = title where municipality_id = m;
    update milestone set title = title where municipality_id = m;
    update pillar set title = title where municipality_id = m;
    update department set title = title where municipality_id = m;
    update office set title = title where municipality_id = m;
    update help_request set text = text where municipality_id = m;
  end loop;
  perform set_config('app.municipality_id', '', true);
end $$;

select wall_municipality_tables();
