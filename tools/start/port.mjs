import { createServer } from 'node:net';
import { Trouble } from '../trouble.mjs';

/** Refuses a port that somebody else holds, before minutes go into a build. */
export async function requireFreePort(host, port) {
  const error = await new Promise((resolve) => {
    const server = createServer();
    server.on('error', resolve);
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
  switch (error?.code) {
    case undefined:
      return;
    case 'EADDRINUSE':
      throw new Trouble(
        `Port ${port} is in use by another program. Stop that one, or choose another port: PORT=${port < 65_535 ? port + 1 : 3000} npm start`,
      );
    case 'EACCES':
      throw new Trouble(`This account may not use port ${port}. Choose one above 1023: PORT=3000 npm start`);
    default:
      throw new Trouble(
        `The server cannot listen on ${host}, port ${port} (${error.code}). Check HOST and PORT.`,
      );
  }
}
