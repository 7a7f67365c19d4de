import type { ReportSection } from '@wegmarke/domain/contracts';
import type { Block } from '@wegmarke/domain/edition-document';

/** What stands together below a heading; `key` names its place on the page. */
export interface Part {
  readonly key: string;
  /** Null: not one of the sections that a report chooses. */
  readonly section: ReportSection | null;
  readonly blocks: readonly Block[];
}

/** The blocks of a document by section, in their order; the first part is what comes before all sections. */
export function partsOf(blocks: readonly Block[]): readonly Part[] {
  const parts: { key: string; section: ReportSection | null; blocks: Block[] }[] = [
    { key: 'opening', section: null, blocks: [] },
  ];
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === 2) {
      const section = block.section ?? null;
      parts.push({ key: section ?? `part-${String(parts.length)}`, section, blocks: [] });
    }
    parts.at(-1)?.blocks.push(block);
  }
  return parts;
}
