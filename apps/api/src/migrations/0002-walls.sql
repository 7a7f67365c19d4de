-- Walls every table with a municipality_id that has none yet; each later migration that adds tables ends with a call.
create function wall_municipality_tables() returns void language plpgsql as $$
declare t text;
begin
  for t in
    select c.table_name from information_schema.columns c
    join information_schema.tables b using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'municipality_id' and b.table_type = 'BASE TABLE'
      and not exists (select from pg_policies p where p.schemaname = 'public' and p.tablename = c.table_name and p.policyname = 'municipality')
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy municipality on %I using (municipality_id = nullif(current_setting(''app.municipality_id'', true), '''')::uuid) '
      'with check (municipality_id = nullif(current_setting(''app.municipality_id'', true), '''')::uuid)', t);
  end loop;
end $$;
revoke execute on function wall_municipality_tables() from public;

-- What a revision did to texts, so that undo can put back what was there: the ledger itself holds only what enters a figure.
create table plan_text_change (
  municipality_id uuid not null,
  strategy_id uuid not null,
  revision integer not null,
  position integer not null check (position >= 0),
  subject_id uuid not null,
  field text not null,
  before jsonb,
  after jsonb,
  primary key (municipality_id, strategy_id, revision, position),
  foreign key (municipality_id, strategy_id, revision) references ledger_revision
);

-- The revision that a revision takes back; taking back is itself a revision.
create table ledger_undo (
  municipality_id uuid not null,
  strategy_id uuid not null,
  revision integer not null,
  undoes integer not null check (undoes < revision),
  primary key (municipality_id, strategy_id, revision),
  -- Nothing is taken back twice.
  unique (municipality_id, strategy_id, undoes),
  foreign key (municipality_id, strategy_id, revision) references ledger_revision,
  foreign key (municipality_id, strategy_id, undoes) references ledger_revision
);

do $$
declare t text;
begin
  foreach t in array array['plan_text_change', 'ledger_undo'] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', t);
    execute format('create trigger append_only_all before truncate on %I execute function refuse_change()', t);
  end loop;
end $$;

select wall_municipality_tables();
