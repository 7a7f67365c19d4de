import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { HTTP_CODE_METADATA } from '@nestjs/common/constants';
import { Reflector } from '@nestjs/core';
import type { Action } from '@wegmarke/domain/permissions';
import type { FastifyRequest } from 'fastify';
import { from, lastValueFrom, map, type Observable } from 'rxjs';
import type { Access } from '../access/access';
import { ACCESS_RULE, type AccessRule } from '../access/access-rule';
import { isWrite } from '../access/cross-site';
import { SubjectRegistry } from '../access/subject-registry';
import { notFound, ProblemError, stale } from '../errors/problem-error';
import { TenantDatabase } from '../tenancy/tenant-database';
import { Answer } from './answer';
import { matches, versionTag } from './etag';
import { Idempotency } from './idempotency';
import { isId } from './id-param';

type Requirement = Extract<AccessRule, { kind: 'requires' }>;
type Handler = () => Promise<unknown>;

/** What these write waits for the lock of a plan; all else that a city writes does not wait behind them. */
const OF_A_PLAN: ReadonlySet<Action> = new Set([
  'milestone.update',
  'milestone.verify',
  'project.create',
  'project.edit',
  'plan.change',
  'inbox.decide',
  'strategy.release',
]);

/**
 * Between the guard and the check of the input: opens the transaction of a write, answers a repeated write, then checks
 * the right over the subject and its version. The services' own transactions join this one.
 */
@Injectable()
export class RequestInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly database: TenantDatabase,
    private readonly subjects: SubjectRegistry,
    private readonly idempotency: Idempotency,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const rule = this.reflector.getAllAndOverride<AccessRule>(ACCESS_RULE, [
      context.getHandler(),
      context.getClass(),
    ]);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { access } = request;
    if (rule.kind !== 'requires' || !access) return next.handle();

    const decided = <Result>(result: Result): Result => {
      if (rule.decidedBy === 'service' && !access.decided)
        throw new Error('The service did not ask for a right.');
      return result;
    };
    const handle: Handler = async () =>
      decided(await lastValueFrom(next.handle(), { defaultValue: undefined }));
    if (isWrite(request) && rule.transaction !== false) {
      const defaultStatus = this.#statusOf(context, request);
      return from(this.#write(request, access, rule, defaultStatus, handle));
    }
    if (rule.subject === undefined) return next.handle().pipe(map(decided));
    return from(this.#readSubject(request, access, rule, handle));
  }

  #write(
    request: FastifyRequest,
    access: Access,
    rule: Requirement,
    defaultStatus: number,
    handle: Handler,
  ): Promise<Answer> {
    const work = (): Promise<Answer> =>
      this.idempotency.once(request, access, defaultStatus, async () => {
        await this.#checkSubject(request, access, rule);
        return Answer.of(await handle());
      });
    const lane = rule.large ? 'large' : OF_A_PLAN.has(rule.action) ? 'plan' : 'writers';
    return this.database.write(access.municipality.id, work, lane);
  }

  #readSubject(
    request: FastifyRequest,
    access: Access,
    rule: Requirement,
    handle: Handler,
  ): Promise<unknown> {
    return this.database.read(access.municipality.id, async () => {
      await this.#checkSubject(request, access, rule);
      return handle();
    });
  }

  async #checkSubject(request: FastifyRequest, access: Access, rule: Requirement): Promise<void> {
    if (rule.subject === undefined) return;
    const id =
      rule.param === 'slug'
        ? access.municipality.id
        : (request.params as Record<string, string | undefined>)[rule.param ?? 'id'];
    const loaded = isId(id) ? await this.subjects.loaderOf(rule.subject)(access, id, request) : null;
    if (!loaded) throw notFound();
    access.require(rule.action, loaded.subject);
    if (!rule.ifMatch || loaded.version === null) return;
    const ifMatch = request.headers['if-match'];
    if (ifMatch === undefined) {
      throw new ProblemError(428, 'version-missing', {
        detail: 'Name the version that you have seen in If-Match.',
      });
    }
    if (!matches(ifMatch, versionTag(loaded.version))) throw stale(await loaded.current());
    access.expectedVersion = loaded.version;
  }

  #statusOf(context: ExecutionContext, request: FastifyRequest): number {
    const declared = this.reflector.get<number | undefined>(HTTP_CODE_METADATA, context.getHandler());
    return declared ?? (request.method === 'POST' ? 201 : 200);
  }
}
