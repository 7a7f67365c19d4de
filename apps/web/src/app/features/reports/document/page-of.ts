import type { About } from '@wegmarke/domain/edition-document';

const PAGES: Readonly<Record<About['kind'], string>> = { project: 'projects', resolution: 'resolutions' };

/** Where the product tells more of a project or a resolution, as it is today. */
export function pageOf(slug: string, { kind, id }: About): readonly string[] {
  return ['/', slug, PAGES[kind], id];
}
