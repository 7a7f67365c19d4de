import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import type { AccessToken, List, NewAccessToken } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, CurrentSession, Requires } from '../../platform/access/access-rule';
import type { AccountSession } from '../../platform/access/session-store';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, Answers, AnswersList } from '../../platform/openapi/operation';
import { AccessTokensService } from './access-tokens.service';
import { AccessTokenInputDto } from './dto/access-token-input';

@Controller('municipalities/:slug/access-tokens')
export class AccessTokensController {
  constructor(private readonly tokens: AccessTokensService) {}

  @Get()
  @Requires('portfolio.read', { by: 'session' })
  @AnswersList('AccessToken', 'The own tokens.')
  list(@CurrentAccess() access: Access): Promise<List<AccessToken>> {
    return this.tokens.list(access);
  }

  /** No `Idempotency-Key`: an answer that is kept would keep the token. */
  @Post()
  @HttpCode(201)
  @Requires('portfolio.read', { recent: true, transaction: false })
  @Accepts('AccessTokenInput')
  @Answers('NewAccessToken', 'Makes a token for the own programs, and tells it once.', 201)
  make(
    @CurrentAccess() access: Access,
    @CurrentSession() session: AccountSession,
    @Body() input: AccessTokenInputDto,
  ): Promise<NewAccessToken> {
    return this.tokens.make(access, session, input);
  }

  @Delete(':id')
  @HttpCode(200)
  @Requires('portfolio.read', { by: 'session' })
  @Answers('AccessToken', 'Revokes a token, at once.')
  revoke(@CurrentAccess() access: Access, @IdParam() id: string): Promise<AccessToken> {
    return this.tokens.revoke(access, id);
  }
}
