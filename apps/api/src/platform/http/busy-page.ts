import { type Language, LANGUAGES } from '@wegmarke/domain/contracts';
import { loadWords } from '@wegmarke/domain/words';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What a reader sees who, or whose address, has asked for too many pages: plain, without a script, with a way on. */
export async function sendBusyPage(
  request: FastifyRequest,
  reply: FastifyReply,
  seconds: number,
): Promise<void> {
  const words = await loadWords(languageOf(request));
  const said = escaped(words.say('problem.too-many-requests'));
  const title = escaped(words.say('failure.title'));
  void reply
    .status(429)
    .headers({ 'retry-after': String(seconds), 'cache-control': 'no-store' })
    .type('text/html; charset=utf-8').send(`<!doctype html>
<html lang="${words.language}" dir="${words.direction}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
</head>
<body>
<main>
<h1>${title}</h1>
<p>${said}</p>
<p><a href="">${escaped(words.say('failure.reload'))}</a></p>
</main>
</body>
</html>
`);
}

/** As the address asks, else the browser. */
function languageOf({ query, headers }: FastifyRequest): Language {
  const asked = typeof query === 'object' && query !== null && 'lang' in query ? String(query.lang) : '';
  const wanted = [asked, ...(headers['accept-language'] ?? '').split(',')].map((part) =>
    part.trim().slice(0, 2).toLowerCase(),
  );
  for (const one of wanted) {
    const language = LANGUAGES.find((known) => known === one);
    if (language) return language;
  }
  return 'de';
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
