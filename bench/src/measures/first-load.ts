import { brotliCompressSync } from 'node:zlib';

/** Scripts, module preloads and styles that a page names. */
const NAMED = /<(?:script|link)\b[^>]*>/g;
const STATIC_IMPORT = /(?:import|from)\s*["']\.\/([^"']+\.js)["']/g;

/**
 * What the browser loads of script and style before the public course of a city stands: the files that the page names,
 * and what these import statically. Counted as they come over the wire, compressed with brotli.
 */
export async function measureFirstLoad(
  port: number,
  slug: string,
): Promise<{ kilobytes: number; files: number }> {
  const base = `http://127.0.0.1:${port}/`;
  const page = await fetch(`${base}${slug}`, { headers: { accept: 'text/html', host: 'localhost' } });
  const waiting = namedFiles(await page.text());
  if (waiting.length === 0)
    throw new Error('The page names neither script nor style: is the web application built?');
  const sizes = new Map<string, number>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (sizes.has(file)) continue;
    const { size, text } = await load(base + file);
    sizes.set(file, size);
    if (file.endsWith('.js')) waiting.push(...[...text.matchAll(STATIC_IMPORT)].map(([, name = '']) => name));
  }
  const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  return { kilobytes: bytes / 1000, files: sizes.size };
}

function namedFiles(html: string): string[] {
  return (html.match(NAMED) ?? []).flatMap((tag) => {
    const isWanted = tag.startsWith('<script') || /rel="?(?:modulepreload|stylesheet)/.test(tag);
    const file = /(?:src|href)="\/?([^":]+\.(?:js|css))"/.exec(tag)?.[1];
    return isWanted && file !== undefined ? [file] : [];
  });
}

/** `fetch` undoes the compression, so the length that was sent is read from the header; a file that came as it is, is compressed here. */
async function load(url: string): Promise<{ size: number; text: string }> {
  const response = await fetch(url, { headers: { 'accept-encoding': 'br' } });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const text = await response.text();
  const sent = response.headers.get('content-length');
  const isCompressed = response.headers.get('content-encoding') === 'br';
  return { size: isCompressed && sent !== null ? Number(sent) : brotliCompressSync(text).length, text };
}
