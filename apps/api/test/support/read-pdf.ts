import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A node of a PDF's structure tree, as a screen reader meets it. */
export interface StructureNode {
  readonly role: string;
  readonly alternative: string | null;
  readonly language: string | null;
  /** What is marked as its own content, in order. */
  readonly text: string;
  readonly children: readonly StructureNode[];
}

export interface ReadPage {
  readonly structure: StructureNode;
  /** Everything that is drawn as text, marks of the page included. */
  readonly text: string;
  /** Text that is neither in the structure nor marked as an artifact. */
  readonly untagged: string;
  /** Text that reaches beyond the page. */
  readonly overflow: string;
}

export interface ReadPdf {
  readonly title: string | null;
  readonly language: string | null;
  readonly isMarked: boolean;
  readonly metadata: string;
  readonly outline: readonly string[];
  readonly labels: readonly string[] | null;
  readonly pages: readonly ReadPage[];
}

interface PdfNode {
  readonly role?: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly PdfNode[];
}

interface Bookmark {
  readonly title: string;
  readonly items: readonly Bookmark[];
}

/** Reads a PDF by pdf.js, which knows nothing of how it was made. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
  const document = await task.promise;
  try {
    const { info, metadata } = await document.getMetadata();
    const outline = (await document.getOutline()) as readonly Bookmark[] | null;
    const pages: ReadPage[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      pages.push(await readPage(await document.getPage(number)));
    }
    const facts = info as { readonly Title?: string; readonly Language?: string };
    return {
      title: facts.Title ?? null,
      language: facts.Language ?? null,
      isMarked: isMarked(await document.getMarkInfo()),
      metadata: String(metadata.getRaw()),
      outline: (outline ?? []).flatMap(titlesOf),
      labels: await document.getPageLabels(),
      pages,
    };
  } finally {
    await task.destroy();
  }
}

/** Typed as an object; it comes as a map. */
function isMarked(info: unknown): boolean {
  return (info as ReadonlyMap<string, unknown> | null)?.get('Marked') === true;
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>;

async function readPage(page: Page): Promise<ReadPage> {
  const content = await page.getTextContent({ includeMarkedContent: true });
  const marked = new Map<string, string>();
  const open: { readonly id: string | null; readonly isArtifact: boolean }[] = [];
  let text = '';
  let untagged = '';
  let overflow = '';
  const [, , width = 0] = page.view;
  for (const item of content.items) {
    if ('str' in item) {
      const said = item.str + (item.hasEOL ? '\n' : '');
      text += said;
      const left = Number(item.transform[4]);
      if (left < 0 || left + item.width > width) overflow += said;
      const id = open.findLast((each) => each.id !== null)?.id;
      if (id != null) marked.set(id, (marked.get(id) ?? '') + said);
      else if (!open.some(({ isArtifact }) => isArtifact)) untagged += said;
    } else if (item.type === 'endMarkedContent') open.pop();
    else
      open.push({
        id: (item as { id?: string }).id ?? null,
        isArtifact: (item as { tag?: string }).tag === 'Artifact',
      });
  }
  const root = (await page.getStructTree()) as PdfNode | null;
  return {
    structure: nodeOf(root ?? {}, marked),
    text,
    untagged: untagged.trim(),
    overflow: overflow.trim(),
  };
}

function nodeOf(
  { role, alt, lang, children = [] }: PdfNode,
  marked: ReadonlyMap<string, string>,
): StructureNode {
  return {
    role: role ?? '',
    alternative: alt ?? null,
    language: lang ?? null,
    text: children.map((child) => (child.id === undefined ? '' : (marked.get(child.id) ?? ''))).join(''),
    children: children.filter((child) => child.role !== undefined).map((child) => nodeOf(child, marked)),
  };
}

function titlesOf({ title, items }: Bookmark): string[] {
  return [title, ...items.flatMap(titlesOf)];
}

/** All nodes below one, itself included, from the top. */
export function nodesOf(node: StructureNode): StructureNode[] {
  return [node, ...node.children.flatMap(nodesOf)];
}

/** Everything that a node and what is in it say. */
export function textOf(node: StructureNode): string {
  return node.text + node.children.map(textOf).join('');
}
