-- Full-text search by an index. Row-level security lets an index answer only by what cannot leak a foreign row, and of
-- the comparisons that is equality: so every word of every text is a row of its own, found by being equal. What only begins
-- with what is asked for, or holds it, is looked for among the words that a municipality uses, each there once.

-- Where a word stands: in its stem of the text's language, and as written, folded.
create table search_word (
  municipality_id uuid not null,
  word text collate "C" not null,
  kind text not null,
  subject_id uuid not null,
  language text not null,
  in_title boolean not null,
  primary key (municipality_id, word, kind, subject_id, language) include (in_title),
  foreign key (municipality_id, kind, subject_id, language) references search_text on delete cascade
);
create index search_word_text on search_word (municipality_id, kind, subject_id, language);

-- The words in use. Two transactions may bring the same one at once, and neither waits for the other: each under its subject.
create table search_term (
  municipality_id uuid not null references municipality,
  word text collate "C" not null,
  subject_id uuid not null,
  primary key (municipality_id, word, subject_id)
);

-- The words of a text: what the languages make of it, and what stands between blanks where they would cut it elsewhere.
create function words_of_text(words tsvector, folded text) returns table (word text, in_title boolean)
language sql immutable parallel safe as $$
  select left(w.word, 200), bool_or(w.in_title) from (
    select lexeme as word, 'A' = any(weights) as in_title from unnest(words)
    union all select btrim(piece, '.,;:!?()[]{}<>"''„“”‚‘’«»–—-/…'), false from regexp_split_to_table(folded, '\s+') piece
  ) w where w.word <> '' group by 1
$$;

-- One plan for all texts: to plan it anew for each would cost more than to do it.
create function index_words() returns trigger language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
  if tg_op = 'UPDATE' then
    delete from search_word where municipality_id = new.municipality_id and kind = new.kind
      and subject_id = new.subject_id and language = new.language;
  end if;
  with brought as (
    insert into search_word (municipality_id, word, kind, subject_id, language, in_title)
    select new.municipality_id, w.word, new.kind, new.subject_id, new.language, w.in_title
    from words_of_text(new.words, new.folded) w
    returning word
  )
  insert into search_term (municipality_id, word, subject_id)
  select new.municipality_id, b.word, new.subject_id from brought b
  -- Word by word: the planner would read all words of the municipality instead.
  where not exists (select from search_term t where t.municipality_id = new.municipality_id and t.word = b.word offset 0)
  on conflict do nothing;
  return null;
end $$;

create trigger index_words after insert on search_text for each row execute function index_words();
create trigger index_words_again after update of title, body on search_text for each row
  when (old.title is distinct from new.title or old.body is distinct from new.body)
  execute function index_words();

-- What is there already; an owner that row-level security holds sees one municipality at a time.
do $$
declare m uuid;
begin
  for m in select id from municipality loop
    perform set_config('app.municipality_id', m::text, true);
    insert into search_word (municipality_id, word, kind, subject_id, language, in_title)
    select t.municipality_id, w.word, t.kind, t.subject_id, t.language, w.in_title
    from search_text t, words_of_text(t.words, t.folded) w where t.municipality_id = m;
    insert into search_term (municipality_id, word, subject_id)
    select distinct on (word) municipality_id, word, subject_id from search_word where municipality_id = m order by word, subject_id;
  end loop;
  perform set_config('app.municipality_id', '', true);
end $$;

select wall_municipality_tables();
