/** A table whose rows belong to municipalities. */
export interface MovedTable {
  readonly name: string;
  /** The tables that must be there before it. */
  readonly needs: readonly string[];
  /** Rows of it need one another, so that all of them come at once. */
  readonly whole: boolean;
  /** Columns that name accounts. */
  readonly ofAccounts: boolean;
  /** Columns that name rows which do not come along. */
  readonly emptied: readonly string[];
}

/** Tables as they refer to each other. */
export interface TableReference {
  readonly from: string;
  readonly to: string;
  /** The columns beside the municipality's id. */
  readonly columns: readonly string[];
  readonly nullable: boolean;
}

/**
 * Stay behind. Secrets and what only means something here and now: one-time links, tokens, answers kept for requests
 * that are repeated, and mail that was sent from here.
 */
export const LEFT_BEHIND: ReadonlySet<string> = new Set([
  'access_token',
  'appointment_proposal',
  'idempotency_record',
  'identity_provider',
  'identity_provider_rule',
  'invitation',
  'mail',
  'provider_identity',
  'provider_right',
]);

/**
 * The tables that move, each behind those that it refers to, by name where nothing says otherwise.
 *
 * @throws Error where tables refer to each other in a circle, or one that moves needs one that stays
 */
export function orderTables(
  names: readonly string[],
  references: readonly TableReference[],
  leftBehind: ReadonlySet<string>,
): readonly MovedTable[] {
  const moving = names.filter((name) => !leftBehind.has(name)).sort();
  const tables = moving.map((name): MovedTable => {
    const own = references.filter(({ from }) => from === name);
    const behind = own.filter(({ to }) => leftBehind.has(to));
    const stuck = behind.find(({ nullable }) => !nullable);
    if (stuck) throw new Error(`${name} cannot move without ${stuck.to}.`);
    return {
      name,
      needs: [...new Set(own.map(({ to }) => to))].filter((to) => to !== name && moving.includes(to)),
      whole: own.some(({ to }) => to === name),
      ofAccounts: own.some(({ to }) => to === 'account'),
      emptied: behind.flatMap(({ columns }) => columns),
    };
  });
  const ordered: MovedTable[] = [];
  while (ordered.length < tables.length) {
    const there = new Set(ordered.map(({ name }) => name));
    const next = tables.filter(({ name, needs }) => !there.has(name) && needs.every((one) => there.has(one)));
    if (next.length === 0) throw new Error('Tables refer to each other in a circle.');
    ordered.push(...next);
  }
  return ordered;
}
