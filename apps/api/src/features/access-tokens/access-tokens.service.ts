import { Injectable } from '@nestjs/common';
import { addDays } from '@wegmarke/domain/calendar';
import type { AccessToken, AccessTokenInput, List, NewAccessToken } from '@wegmarke/domain/contracts';
import { v7 as uuid } from 'uuid';
import type { Access } from '../../platform/access/access';
import { AccessTokenStore } from '../../platform/access/access-token-store';
import type { AccountSession } from '../../platform/access/session-store';
import { invalidFields, notFound, refused, unauthenticated } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { AccessTokensRepository } from './access-tokens.repository';

const MOST_DAYS = 365;
const MOST_ACTIVE = 20;

/** Tokens for one's own programs: made, listed and revoked by whoever they act for. */
@Injectable()
export class AccessTokensService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly tokens: AccessTokensRepository,
    private readonly store: AccessTokenStore,
  ) {}

  async list(access: Access): Promise<List<AccessToken>> {
    const items = await this.database.read(access.municipality.id, (query) =>
      this.tokens.list(query, access.municipality.id, accountOf(access)),
    );
    return { items, nextCursor: null, total: items.length };
  }

  /** @throws ProblemError 422 where its last day is past or more than a year ahead, or there are too many */
  async make(
    access: Access,
    { secondFactor, confinedTo }: Pick<AccountSession, 'secondFactor' | 'confinedTo'>,
    { name, scopes, expiresOn }: AccessTokenInput,
  ): Promise<NewAccessToken> {
    const latest = addDays(access.today, MOST_DAYS);
    if (expiresOn < access.today || expiresOn > latest) {
      throw invalidFields([
        {
          pointer: '/expiresOn',
          code: 'token-days',
          detail: `expiresOn must lie between today and ${latest}.`,
        },
      ]);
    }
    const accountId = accountOf(access);
    return this.database.write(access.municipality.id, async (query) => {
      const known = await this.tokens.list(query, access.municipality.id, accountId);
      if (known.filter(({ state }) => state === 'active').length >= MOST_ACTIVE)
        throw refused(
          'too-many-tokens',
          `Nobody has more than ${String(MOST_ACTIVE)} tokens: revoke one first.`,
        );
      const { token, tokenHash } = this.store.make(access.municipality.id);
      const id = uuid();
      const chosen = [...new Set(scopes)];
      await this.tokens.add(query, access.municipality.id, {
        id,
        accountId,
        tokenHash,
        name: name.trim(),
        scopes: chosen,
        expiresOn,
        secondFactor,
        byProvider: confinedTo !== null,
      });
      const accessToken = await this.tokens.find(query, access.municipality.id, accountId, id);
      if (!accessToken) throw notFound();
      return { accessToken, token };
    });
  }

  async revoke(access: Access, id: string): Promise<AccessToken> {
    const accountId = accountOf(access);
    return this.database.write(access.municipality.id, async (query) => {
      if (!(await this.tokens.revoke(query, access.municipality.id, accountId, id))) throw notFound();
      const token = await this.tokens.find(query, access.municipality.id, accountId, id);
      if (!token) throw notFound();
      return token;
    });
  }
}

function accountOf({ actor }: Access): string {
  if (actor.kind !== 'member') throw unauthenticated();
  return actor.accountId;
}
