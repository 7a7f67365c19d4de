import { runCommand } from './command';
import { OperatorInvitationsService } from './features/operator/operator-invitations.service';
import { OperatorModule } from './features/operator/operator.module';

/** The argument that `tools/operator.mjs` has read and checked: an address. */
runCommand(OperatorModule, (app, [email = '']) => app.get(OperatorInvitationsService).invite(email));
