import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import type { List, Passkey, PasskeyQuestion } from '@wegmarke/domain/contracts';
import { CurrentSession, SignedInOnly } from '../../platform/access/access-rule';
import type { AccountSession } from '../../platform/access/session-store';
import { Accepts, Answers, AnswersList } from '../../platform/openapi/operation';
import { PasskeyInputDto, PasskeyPatchDto } from './dto/factor-input';
import { PasskeysService } from './passkeys.service';

const listOf = (items: readonly Passkey[]): List<Passkey> => ({
  items,
  nextCursor: null,
  total: items.length,
});

@Controller('account/passkeys')
export class PasskeysController {
  constructor(private readonly passkeys: PasskeysService) {}

  @Get()
  @SignedInOnly()
  @AnswersList('Passkey', 'The own passkeys.')
  async list(@CurrentSession() { accountId }: AccountSession): Promise<List<Passkey>> {
    return listOf(await this.passkeys.list(accountId));
  }

  @Post('questions')
  @HttpCode(200)
  @SignedInOnly({ recent: true })
  @Answers('PasskeyQuestion', 'What the browser is asked for a new passkey.')
  ask(@CurrentSession() { accountId }: AccountSession): Promise<PasskeyQuestion> {
    return this.passkeys.askForNew(accountId);
  }

  @Post()
  @HttpCode(200)
  @SignedInOnly({ recent: true })
  @Accepts('PasskeyInput')
  @AnswersList('Passkey', 'Adds the passkey that the browser made, and answers all.')
  async add(
    @CurrentSession() { accountId, sessionId }: AccountSession,
    @Body() input: PasskeyInputDto,
  ): Promise<List<Passkey>> {
    return listOf(await this.passkeys.add(accountId, sessionId, input));
  }

  @Patch(':credential')
  @SignedInOnly()
  @Accepts('PasskeyPatch')
  @AnswersList('Passkey', 'Names a passkey, and answers all.')
  async rename(
    @CurrentSession() { accountId }: AccountSession,
    @Param('credential') credential: string,
    @Body() { name }: PasskeyPatchDto,
  ): Promise<List<Passkey>> {
    return listOf(await this.passkeys.rename(accountId, credential, name));
  }

  @Delete(':credential')
  @HttpCode(200)
  @SignedInOnly({ recent: true })
  @AnswersList('Passkey', 'Removes a passkey, and answers those that are left.')
  async remove(
    @CurrentSession() { accountId }: AccountSession,
    @Param('credential') credential: string,
  ): Promise<List<Passkey>> {
    return listOf(await this.passkeys.remove(accountId, credential));
  }
}
