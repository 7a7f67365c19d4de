import { loadServer } from './load-server';
import { closeOnSignal } from './platform/observability/shutdown';

/** The server as a process of its own: all it is told stands in the environment. */
const { createServer, sentenceFor } = loadServer(import.meta.dirname);
try {
  const server = await createServer(process.env);
  closeOnSignal(server);
  await server.listen();
} catch (error) {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exit(1);
}
