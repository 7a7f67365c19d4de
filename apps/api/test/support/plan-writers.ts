import type { Problem, ScopeChangeResult } from '@wegmarke/domain/contracts';
import { asOwner } from './database';
import type { HttpAnswer, HttpClient } from './http-client';
import { expectProjectionToEqualFold, readLedger } from './ledger-truth';
import { type PlanCity, today } from './plan-city';

/** A stream of additions, each with a key of its own, repeated until it is acknowledged. */
export class Writer {
  readonly acknowledged = new Map<string, string>();
  /** Sent, and no answer has come that says what became of it. */
  readonly open = new Set<string>();
  readonly refusals = new Set<string>();
  writing = true;

  constructor(
    readonly of: PlanCity,
    private readonly name: string,
  ) {}

  async write(client: HttpClient): Promise<void> {
    for (let count = this.acknowledged.size; this.writing;) {
      const [again] = this.open;
      const key = again ?? `${this.name}-${String(count)}`;
      const answer = await this.send(client, key).catch(() => null);
      if (answer === null) return;
      if (answer.status !== 201) continue;
      this.acknowledged.set(key, answer.text);
      count += 1;
    }
  }

  async send(client: HttpClient, key: string): Promise<HttpAnswer<ScopeChangeResult & Problem>> {
    this.open.add(key);
    const answer = await client.post<ScopeChangeResult & Problem>(
      `${this.of.path}/strategies/${this.of.strategyId}/scope-changes`,
      {
        kind: 'add-milestone',
        subjectId: this.of.projectIds[0],
        title: { source: 'de', texts: { de: key } },
        reason: 'Im Sturm',
        effectiveOn: today(),
      },
      { 'idempotency-key': key },
    );
    if (answer.status === 201) this.open.delete(key);
    else this.refusals.add(`${String(answer.status)} ${answer.json.code}`);
    return answer;
  }
}

/** What was acknowledged is there once, what is repeated is told the same, and tables equal the ledger. */
export async function expectOnce(
  url: string,
  city: PlanCity,
  writers: readonly Writer[],
  client: HttpClient,
): Promise<void> {
  for (const writer of writers) {
    for (const key of [...writer.open]) {
      const { status, text } = await writer.send(client, key);
      expect([key, status]).toEqual([key, 201]);
      writer.acknowledged.set(key, text);
    }
    for (const [key, told] of [...writer.acknowledged].slice(-15)) {
      const { text, headers } = await writer.send(client, key);
      expect([text, headers.get('idempotency-replayed')]).toEqual([told, 'true']);
    }
  }
  const stored = await asOwner(url, (owner) =>
    owner.query<{ title: string }>(
      `select title #>> '{texts,de}' as title from milestone where strategy_id = $1 and not id = any($2::uuid[])`,
      [city.strategyId, city.milestoneIds],
    ),
  );
  const keys = writers.flatMap((writer) => [...writer.acknowledged.keys()]);
  expect(stored.rows.map(({ title }) => title).sort()).toEqual(keys.sort());
  // Revisions without a gap: checked as the ledger is read.
  expect((await readLedger(url, city)).entries.length).toBe(9 + keys.length);
  await expectProjectionToEqualFold(url, city, today());
}

export const until = async (reached: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await reached())) await new Promise((resolve) => setImmediate(resolve));
};
export const total = (writers: readonly Writer[]): number =>
  writers.reduce((sum, writer) => sum + writer.acknowledged.size, 0);
