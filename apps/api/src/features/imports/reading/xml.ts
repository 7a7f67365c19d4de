import sax, { type Tag } from 'sax';
import { UnreadableFile, type UnreadableCode } from './unreadable-file';

export interface XmlHandler {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** Characters that are handed to the parser at once. */
const PIECE = 65_536;

/**
 * Reads XML piece by piece; names come without their prefix. Nothing is fetched, and a document that declares types or
 * entities of its own is refused.
 */
export function readXml(
  bytes: Uint8Array | string,
  damaged: UnreadableCode,
  { open, text, close }: XmlHandler,
): void {
  const parser = sax.parser(true, { position: false });
  const bare = (name: string): string => name.slice(name.indexOf(':') + 1);
  parser.onopentag = ({ name, attributes }: Tag | sax.QualifiedTag) =>
    open?.(bare(name), attributes as Record<string, string>);
  parser.onclosetag = (name) => close?.(bare(name));
  parser.ontext = (found) => text?.(found);
  parser.oncdata = (found) => text?.(found);
  parser.ondoctype = () => {
    throw new UnreadableFile(damaged);
  };
  parser.onerror = () => {
    throw new UnreadableFile(damaged);
  };
  for (const piece of piecesOf(bytes)) parser.write(piece);
  parser.close();
}

function* piecesOf(source: Uint8Array | string): Generator<string> {
  if (typeof source === 'string') {
    for (let at = 0; at < source.length; at += PIECE) yield source.slice(at, at + PIECE);
    return;
  }
  const decoder = new TextDecoder('utf-8');
  for (let at = 0; at < source.length; at += PIECE)
    yield decoder.decode(source.subarray(at, at + PIECE), { stream: true });
  yield decoder.decode();
}
