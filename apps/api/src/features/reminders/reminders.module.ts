import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { UpdateLinksModule } from '../update-links/update-links.module';
import { MailBookRepository } from './mail-book.repository';
import { MailBookService } from './mail-book.service';
import { ReminderMails } from './reminder-mails';
import { RemindersController } from './reminders.controller';
import { RemindersRepository } from './reminders.repository';
import { RemindersService } from './reminders.service';

/** Mail that asks for updates. */
@Module({
  imports: [LedgerModule, UpdateLinksModule],
  controllers: [RemindersController],
  providers: [MailBookRepository, MailBookService, ReminderMails, RemindersRepository, RemindersService],
  exports: [RemindersService],
})
export class RemindersModule {}
