import { APPEND_ONLY, type Migrations } from './migrate';
import { OLDEST_VERSION, OWNS_TABLES } from './app-role';
import type { Database } from './database';

/** On every relation: what the application's role may do is what `migrate` grants, neither less nor more. */
const HAS_ITS_RIGHTS = `not exists (
  select from pg_class c,
    lateral (select c.relname = 'migration' as closed, c.relname = any ($1::text[]) as append_only) as t
  where c.relnamespace = 'public'::regnamespace and (
    c.relkind in ('r', 'p') and (
      not has_table_privilege(c.oid, 'select')
      or has_table_privilege(c.oid, 'insert') = t.closed
      or has_table_privilege(c.oid, 'update') = (t.closed or t.append_only)
      or has_table_privilege(c.oid, 'delete') = (t.closed or t.append_only)
    ) or c.relkind = 'S' and not has_sequence_privilege(c.oid, 'usage')
  )
)`;

/**
 * Whether an earlier start left everything as it must be: a server that is new enough, every migration, and a role with
 * its rights that row-level security holds. One statement on the application's own connection, so that every start after
 * the first does without the owner's.
 *
 * @throws the driver's error where the schema is not there yet
 */
export async function isLeftReady(database: Database, migrations: Migrations): Promise<boolean> {
  const names = migrations.map((Migration) => new Migration().name ?? Migration.name);
  const [found] = await database.queryOnce<{ ready: boolean }>(
    `select current_setting('server_version_num')::int >= ${String(OLDEST_VERSION)}
       and not (r.rolsuper or r.rolbypassrls) and not ${OWNS_TABLES}
       and $2::text[] <@ array(select name::text from migration)
       and ${HAS_ITS_RIGHTS} as ready
     from pg_roles r where r.rolname = current_user`,
    [APPEND_ONLY, names],
  );
  return found?.ready === true;
}
