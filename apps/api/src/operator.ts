import { runCommand } from './command';
import { AccountRescueService } from './features/account/account-rescue.service';
import { OperatorInvitationsService } from './features/operator/operator-invitations.service';
import { OperatorModule } from './features/operator/operator.module';

/** The arguments that `tools/operator.mjs` has read and checked: what is to be done, and an address. */
runCommand(OperatorModule, (app, [command, email = '']) =>
  command === 'create'
    ? app.get(OperatorInvitationsService).invite(email)
    : app.get(AccountRescueService).offer(email, command === 'reset-factors'),
);
