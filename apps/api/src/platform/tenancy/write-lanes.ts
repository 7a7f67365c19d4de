import { ProblemError } from '../errors/problem-error';

interface Waiting {
  readonly lane: string;
  readonly enter: () => void;
}

export interface LaneLimits {
  /** How many of one lane are under way at once. */
  readonly each: number;
  /** How many of all lanes together. */
  readonly all: number;
}

/**
 * Who writes waits here, and not with a connection in hand: writers of one plan follow one another by its lock, and
 * while one of them takes long, the others must not hold all connections that readers and other cities need.
 * Instances know nothing of each other's lanes; what keeps the data right is the lock.
 */
export class WriteLanes {
  readonly #underWay = new Map<string, number>();
  #waiting: Waiting[] = [];
  #total = 0;

  constructor(private readonly limits: LaneLimits) {}

  /** For a pool of so many connections: a third a lane, and always some that no writer takes. */
  static forPool(size: number): WriteLanes {
    const all = Math.max(1, size - Math.max(1, Math.floor(size / 4)));
    return new WriteLanes({ each: Math.min(all, Math.max(1, Math.floor(size / 3))), all });
  }

  /**
   * In the order of arrival, those of a full lane being passed by others.
   *
   * @param patience milliseconds after which whoever waits is told to try again
   * @returns to be called once, when the work is done
   * @throws ProblemError 503 `busy` where the lane stays full
   */
  async enter(lane: string, patience: number): Promise<() => void> {
    if (this.#isFree(lane)) this.#count(lane, 1);
    else await this.#wait(lane, patience);
    return () => {
      this.#count(lane, -1);
      this.#admit();
    };
  }

  #wait(lane: string, patience: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = setTimeout(() => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting);
        reject(busy());
      }, patience);
      const enter = (): void => {
        clearTimeout(giveUp);
        resolve();
      };
      const waiting: Waiting = { lane, enter };
      this.#waiting.push(waiting);
    });
  }

  #admit(): void {
    this.#waiting = this.#waiting.filter(({ lane, enter }) => {
      if (!this.#isFree(lane)) return true;
      this.#count(lane, 1);
      enter();
      return false;
    });
  }

  #isFree(lane: string): boolean {
    return this.#total < this.limits.all && (this.#underWay.get(lane) ?? 0) < this.limits.each;
  }

  #count(lane: string, by: 1 | -1): void {
    const now = (this.#underWay.get(lane) ?? 0) + by;
    if (now === 0) this.#underWay.delete(lane);
    else this.#underWay.set(lane, now);
    this.#total += by;
  }
}

const busy = (): ProblemError =>
  new ProblemError(503, 'busy', {
    detail: 'Others are changing the same at this moment. Nothing was stored; try again.',
    headers: { 'retry-after': '2' },
  });
