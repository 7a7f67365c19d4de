import type { ParamMap } from '@angular/router';

/** Which rows stand open, by id; `all` opens everything, for print. */
export type OpenRows = ReadonlySet<string> | 'all';

export function readOpen(query: ParamMap): OpenRows {
  const text = query.get('open') ?? '';
  if (text === 'all') return 'all';
  return new Set(text.split(',').filter((id) => id !== ''));
}

export function isOpen(open: OpenRows, id: string): boolean {
  return open === 'all' || open.has(id);
}

/** The address with one row opened or closed; null where none is open. `everything` is what `all` stands for. */
export function toggled(open: OpenRows, id: string, everything: readonly string[]): string | null {
  const rows = new Set(open === 'all' ? everything : open);
  if (!rows.delete(id)) rows.add(id);
  return rows.size === 0 ? null : [...rows].join(',');
}
