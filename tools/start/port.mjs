import { createServer } from 'node:net';
import { Trouble } from '../trouble.mjs';

/** Refuses a port that somebody else holds, before minutes go into a build or a first database. */
export async function requireFreePort(host, port) {
  const error = await new Promise((resolve) => {
    const server = createServer();
    server.on('error', resolve);
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
  if (error !== undefined) throw portTrouble(error, host, port);
}

/** The plain sentence for why nobody can listen there. */
export function portTrouble({ code }, host, port) {
  switch (code) {
    case 'EADDRINUSE':
      return new Trouble(
        `Port ${port} is in use by another program. Stop that one, or choose another port: PORT=${port < 65_535 ? port + 1 : 3000} npm start`,
      );
    case 'EACCES':
      return new Trouble(`This account may not use port ${port}. Choose one above 1023: PORT=3000 npm start`);
    default:
      return new Trouble(`The server cannot listen on ${host}, port ${port} (${code}). Check HOST and PORT.`);
  }
}
