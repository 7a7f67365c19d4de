-- Why a plan was changed, in several languages where the product says it; and dependencies that came with a list.

alter table ledger_revision add column reason_texts jsonb;

alter table milestone_dependency
  add column import_id uuid,
  add foreign key (municipality_id, import_id) references import_batch;
create index milestone_dependency_import on milestone_dependency (municipality_id, import_id)
  where import_id is not null;

select wall_municipality_tables();
