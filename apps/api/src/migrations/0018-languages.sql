-- A municipality's own settings are changed by its administrators: whoever changes them names what was seen.
alter table municipality add column version integer not null default 1;

select wall_municipality_tables();
