/** Accounts of files as text: a line a file, below it how its columns were understood and why rows were left out. */
export function accountTable(accounts) {
  const width = Math.max(4, ...accounts.map(({ file }) => file.length));
  const head = `${'file'.padEnd(width)}    rows  imported  rejected   ignored  what`;
  return [head, ...accounts.flatMap((account) => linesOf(account, width))].join('\n');
}

function linesOf({ file, kind, what, account, mapping, reasons }, width) {
  const figures = account
    ? [account.rows, account.imported, account.rejected, account.ignored]
    : ['', '', '', ''];
  const columns = figures.map((figure, at) => String(figure).padStart(at === 0 ? 8 : 10)).join('');
  const said = kind === 'list' ? what : kind === 'other' ? `no list: ${what}` : `refused: ${what}`;
  return [
    `${file.padEnd(width)}${columns}  ${said}`,
    ...(mapping.length > 0 ? [`    ${mapping.join('; ')}`] : []),
    ...(reasons.length > 0 ? [`    left out: ${reasons.join(', ')}`] : []),
  ];
}

/** A sentence for every file whose rows are not all accounted for, or that nothing is said of. */
export function wrongAccounts(accounts) {
  return accounts.flatMap(({ file, kind, what, account }) => {
    if (kind !== 'list') return what ? [] : [`${file}: nothing is said of it`];
    if (!account) return [`${file}: read, but not accounted for`];
    const { rows, imported, rejected, ignored } = account;
    return rows === imported + rejected + ignored
      ? []
      : [`${file}: ${rows} rows, but ${imported} + ${rejected} + ${ignored}`];
  });
}
