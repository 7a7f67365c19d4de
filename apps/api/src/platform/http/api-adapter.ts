import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { Answer } from './answer';
import { isUnchanged } from './etag';

/** Sends what handlers return: an `Answer` as it says, anything else as JSON. Nothing is transformed on the way out. */
export class ApiAdapter extends FastifyAdapter {
  override reply(reply: FastifyReply, value: unknown, statusCode?: number): FastifyReply {
    const answer = Answer.of(value);
    const { etag } = answer.headers;
    const isRead = reply.request.method === 'GET';
    // The version of an item is for writers: what an item shows also depends on the day and on others.
    const isWhole = value instanceof Answer;
    if (
      isRead &&
      isWhole &&
      etag !== undefined &&
      isUnchanged(reply.request.headers['if-none-match'], etag)
    ) {
      return reply
        .status(304)
        .headers({ etag, ...cachingOf(answer) })
        .send();
    }
    return reply
      .status(answer.status ?? statusCode ?? reply.statusCode)
      .headers({ 'cache-control': 'no-cache', ...answer.headers })
      .send(answer.body ?? undefined);
  }
}

const cachingOf = ({ headers }: Answer): Record<string, string> => ({
  'cache-control': headers['cache-control'] ?? 'no-cache',
});
