import { Connection } from './connection';
import type { Job, Outcome } from './protocol';

/** Connections are kept from job to job, as browsers keep theirs. */
const kept = new Map<number, Connection[]>();

process.on('message', (job: Job) => {
  run(job).then(
    (outcome) => process.send?.(outcome),
    (error: Error) => process.send?.({ seconds: 0, trouble: error.message } satisfies Outcome),
  );
});
process.on('disconnect', () => process.exit());

async function run({ port, connections, requests, count, expectedStatus }: Job): Promise<Outcome> {
  const open = (kept.get(port) ?? []).filter(({ isOpen }) => isOpen);
  kept.set(port, open);
  while (open.length < connections) open.push(await Connection.open(port));
  const wire = requests.map((request) => Buffer.from(request));
  let next = 0;
  let trouble: string | null = null;
  const sendInTurn = async (connection: Connection): Promise<void> => {
    while (next < count && trouble === null) {
      const at = next;
      next += 1;
      const { status, body } = await connection.send(wire[at % wire.length] ?? Buffer.alloc(0));
      if (status !== expectedStatus) {
        trouble = `${requests[at % wire.length]?.split('\r\n', 1)[0] ?? ''}: ${status} ${body.toString().slice(0, 500)}`;
      }
    }
  };
  const began = performance.now();
  try {
    await Promise.all(open.slice(0, connections).map(sendInTurn));
  } catch (error) {
    for (const connection of open.splice(0)) connection.close();
    throw error;
  }
  return { seconds: (performance.now() - began) / 1000, trouble };
}
