import type { WordKey, Words } from '@wegmarke/domain/words';

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** What a reader sees when a page could not be rendered: plain, without a script, with a way on. */
export function failurePage(words: Words<WordKey>): string {
  return `<!doctype html>
<html lang="${words.language}" dir="${words.direction}">
<head>
<meta charset="utf-8">
<title>${escaped(words.say('failure.title'))}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
</head>
<body>
<main>
<h1>${escaped(words.say('failure.title'))}</h1>
<p>${escaped(words.say('problem.unexpected'))}</p>
<p><a href="">${escaped(words.say('failure.reload'))}</a></p>
<p><a href="/">${escaped(words.say('failure.home'))}</a></p>
</main>
</body>
</html>
`;
}
