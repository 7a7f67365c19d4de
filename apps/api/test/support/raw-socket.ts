import { once } from 'node:events';
import { connect } from 'node:net';

/** Sends bytes to a server as they are; what it says until it ends the connection, or has said `until`. */
export async function talk(
  baseUrl: string,
  text: string,
  { until }: { readonly until?: (heard: string) => boolean } = {},
): Promise<string> {
  const { hostname, port } = new URL(baseUrl);
  const socket = connect(Number(port), hostname);
  let heard = '';
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    heard += chunk;
    if (until?.(heard)) socket.end();
  });
  // The server may have ended it before all was sent.
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(text);
  await once(socket, 'close');
  return heard;
}

/** The status lines of the answers in what was heard. */
export const statusesIn = (heard: string): number[] =>
  [...heard.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));

/** The problem document of the last answer. */
export const problemIn = (heard: string): { code: string; status: number } =>
  JSON.parse(heard.slice(heard.lastIndexOf('\r\n\r\n') + 4)) as { code: string; status: number };
