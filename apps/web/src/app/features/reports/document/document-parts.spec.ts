import type { Block } from '@wegmarke/domain/edition-document';
import { partsOf } from './document-parts';

const heading = (level: 1 | 2 | 3, section?: 'course' | 'scope'): Block => ({
  kind: 'heading',
  level,
  spans: [{ text: String(level) }],
  ...(section ? { section } : {}),
});
const paragraph: Block = { kind: 'paragraph', style: 'body', spans: [] };

test('every section holds what follows its heading, and nothing is lost', () => {
  const blocks = [heading(1), paragraph, heading(2, 'course'), heading(3), paragraph, heading(2), paragraph];
  const parts = partsOf(blocks);
  expect(parts.map(({ key, section }) => [key, section])).toEqual([
    ['opening', null],
    ['course', 'course'],
    ['part-2', null],
  ]);
  expect(parts.flatMap((part) => part.blocks)).toEqual(blocks);
});
