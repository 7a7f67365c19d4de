import { Controller, Get, Param, Query } from '@nestjs/common';
import type { List, NoRecord, Revision, ScopeAccount } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { notFound } from '../../platform/errors/problem-error';
import { IdParam } from '../../platform/http/id-param';
import { Answers, AnswersList } from '../../platform/openapi/operation';
import { AccountService } from './account.service';
import { AccountQuery, RevisionQuery } from './dto/revision-query';
import { RevisionsService } from './revisions.service';

const BY_SERVICE = { decidedBy: 'service' } as const;
const REVISION = /^[1-9]\d{0,8}$/;

@Controller('municipalities/:slug/strategies/:id')
export class RevisionsController {
  constructor(
    private readonly revisions: RevisionsService,
    private readonly accounts: AccountService,
  ) {}

  @Get('revisions')
  @Requires('strategy.read', BY_SERVICE)
  @AnswersList(
    'Revision',
    'The plan ledger, newest first: what was recorded, when, why and by which office, with the figures before and after.',
  )
  list(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Query() query: RevisionQuery,
  ): Promise<List<Revision>> {
    return this.revisions.list(access, id, query);
  }

  @Get('revisions/:revision')
  @Requires('strategy.read', BY_SERVICE)
  @Answers('Revision', 'One revision with all its entries.')
  find(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Param('revision') revision: string,
  ): Promise<Revision> {
    if (!REVISION.test(revision)) throw notFound();
    return this.revisions.find(access, id, Number(revision));
  }

  @Get('account')
  @Requires('strategy.read', BY_SERVICE)
  @Answers(
    'ScopeAccount',
    'How what was adopted became what is in scope, a pillar and in all: every row adds up.',
  )
  account(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Query() query: AccountQuery,
  ): Promise<ScopeAccount | NoRecord> {
    return this.accounts.find(access, id, query);
  }
}
