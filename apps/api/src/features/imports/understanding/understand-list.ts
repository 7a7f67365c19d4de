import { parentPort } from 'node:worker_threads';
import { Desk } from './desk';
import type { DeskTask } from './desk-task';

/** Runs in a thread of its own: whoever reads a page does not wait until somebody's list is understood. */
const desk = new Desk();
parentPort?.on('message', (task: DeskTask) => {
  // What fails ends the thread, and with it what it remembers: the next list finds a new one.
  void desk.answer(task).then((answer) => parentPort?.postMessage(answer));
});
