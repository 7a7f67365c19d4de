import type { HttpAnswer, HttpClient } from './http-client';

/** Sends a file as a browser does: a form with a part `file`, and other parts where named. */
export async function sendFile<T>(
  { baseUrl }: { readonly baseUrl: string },
  client: HttpClient,
  path: string,
  file: { readonly name: string; readonly content: string | Uint8Array<ArrayBuffer> },
  fields: Readonly<Record<string, string>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<HttpAnswer<T>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([file.content]), file.name);
  const response = await fetch(`${baseUrl}/api/v1${path}`, {
    method: 'POST',
    headers: { cookie: client.cookie, ...headers },
    body: form,
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parse(text) as T };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
