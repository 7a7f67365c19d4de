import { Body, Controller, Get, Put } from '@nestjs/common';
import type {
  List,
  MailPreferences,
  MailRecord,
  MailTrouble,
  ReminderState,
  Unreached,
} from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { Accepts, Answers, AnswersList } from '../../platform/openapi/operation';
import { MailPreferencesDto, ReminderSettingsDto } from './dto/mail-input';
import { MailBookService } from './mail-book.service';

@Controller('municipalities/:slug')
export class RemindersController {
  constructor(private readonly book: MailBookService) {}

  @Get('reminder-settings')
  @Requires('reminders.manage')
  @Answers('ReminderState', 'How the municipality asks for updates by mail.')
  settings(@CurrentAccess() access: Access): Promise<ReminderState> {
    return this.book.settings(access);
  }

  @Put('reminder-settings')
  @Requires('reminders.manage')
  @Accepts('ReminderSettingsInput')
  @Answers('ReminderState', 'Sets how the municipality asks for updates by mail.')
  set(@CurrentAccess() access: Access, @Body() input: ReminderSettingsDto): Promise<ReminderState> {
    return this.book.set(access, input);
  }

  @Get('mails')
  @Requires('mail.choose')
  @AnswersList('MailRecord', 'What mail went to the reader; what it said is erased once it has left.')
  mine(@CurrentAccess() access: Access): Promise<List<MailRecord>> {
    return this.book.mine(access);
  }

  @Get('mail-preferences')
  @Requires('mail.choose')
  @Answers('MailPreferences', 'How the reader wants to be written to.')
  preferences(@CurrentAccess() access: Access): Promise<MailPreferences> {
    return this.book.preferences(access);
  }

  @Put('mail-preferences')
  @Requires('mail.choose')
  @Accepts('MailPreferencesInput')
  @Answers('MailPreferences', 'Chooses how the reader wants to be written to.')
  choose(@CurrentAccess() access: Access, @Body() input: MailPreferencesDto): Promise<MailPreferences> {
    return this.book.choose(access, input);
  }

  @Get('mail-troubles')
  @Requires('reminders.manage')
  @AnswersList('MailTrouble', 'Whom mail does not reach, as the mail server says.')
  troubles(@CurrentAccess() access: Access): Promise<List<MailTrouble>> {
    return this.book.troubles(access);
  }

  @Get('unreached')
  @Requires('reminders.manage')
  @AnswersList('Unreached', 'Who holds an office and cannot, or does not want to, be written to.')
  unreached(@CurrentAccess() access: Access): Promise<List<Unreached>> {
    return this.book.unreached(access);
  }
}
