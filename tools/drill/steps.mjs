import assert from 'node:assert/strict';
import { say } from '../progress.mjs';

/** Steps that each prove something, and what is to be tidied up after a part however it ends. */
export class Drill {
  proved = 0;
  failed = 0;
  #tidying = [];

  /** Runs a part; where a step fails, the rest of its part is left out. */
  async part(run) {
    try {
      await run(this);
    } catch (error) {
      this.failed += 1;
      say(`failed: ${error.message}`);
      if (!(error instanceof assert.AssertionError)) say(error.stack);
    } finally {
      for (const tidy of this.#tidying.splice(0).reverse()) await tidy();
    }
  }

  /** `work` resolves to what it has proved, in a sentence. */
  async step(work) {
    say(`proved: ${await work()}`);
    this.proved += 1;
  }

  /** Something cannot be tried here: neither proved nor failed. */
  leaveOut(why) {
    say(`left out: ${why}`);
  }

  /** Done at the end of the part, the last first. */
  afterwards(tidy) {
    this.#tidying.push(tidy);
  }
}
