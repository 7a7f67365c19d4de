import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Settings } from '../config/settings';
import { type Limit, LIMITED, LIMITS } from './limits';
import { networkOf } from './network';
import { Throttle, tooManyRequests } from './throttle';

/**
 * After the `AccessGuard`, and before anything is read: routes that are costly are counted in the database, and so over
 * all instances, by the account that asks and by the address that it asks from.
 */
@Injectable()
export class LimitGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly throttle: Throttle,
    private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const name = this.reflector.get<keyof typeof LIMITS | undefined>(LIMITED, context.getHandler());
    if (name === undefined) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const limit: Limit = LIMITS[name];
    if (limit.counts?.(request) === false) return true;
    const accountId = accountOf(request);
    if (accountId !== null) await this.#take(`${name}:account`, accountId, limit.ofAccount, limit.seconds);
    await this.#take(`${name}:address`, networkOf(request.ip), limit.ofAddress, limit.seconds);
    return true;
  }

  async #take(bucket: string, key: string, most: number, seconds: number): Promise<void> {
    const scaled = Math.ceil((most * this.settings.rateLimitPercent) / 100);
    const taken = await this.throttle.take(bucket, key, scaled, seconds);
    if (!taken.allowed) throw tooManyRequests(taken.retryAfterSeconds);
  }
}

function accountOf({ access, session }: FastifyRequest): string | null {
  const actor = access?.actor;
  return session?.accountId ?? (actor && 'accountId' in actor ? actor.accountId : null);
}
