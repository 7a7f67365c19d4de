import { asOwner } from './database';

/** All that is stored of municipalities, in one text: equal before and after where nothing was stored. */
export function fingerprint(databaseUrl: string): Promise<string> {
  return asOwner(databaseUrl, async (owner) => {
    const { rows: tables } = await owner.query<{ name: string }>(
      `select c.table_name as name from information_schema.columns c
       where c.table_schema = 'public' and c.column_name = 'municipality_id' order by 1`,
    );
    const parts: string[] = [];
    for (const { name } of tables) {
      const { rows } = await owner.query<{ hash: string }>(
        `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${name} t`,
      );
      parts.push(`${name} ${rows[0]?.hash ?? ''}`);
    }
    return parts.join('\n');
  });
}
