import type { memberResolution as german } from '../de/member-resolution';

export const memberResolution: Readonly<Record<keyof typeof german, string>> = {
  'member.resolution.notPublic': 'not public',
  'member.resolution.mine': 'Only those I follow',
  'member.resolution.add': 'Enter a resolution',
  'member.resolution.edit': 'Edit',
  'member.resolution.remove': 'Delete',
  'member.resolution.removeAgain': 'Really delete',
  'member.resolution.save': 'Save',
  'member.resolution.saving': 'Saving …',
  'member.resolution.saved': 'The resolution is saved.',
  'member.resolution.public': 'Everybody may read this resolution',
  'member.resolution.link': 'Address of the paper',
  'member.resolution.agenda': 'Agenda item',
  'member.resolution.day': 'Day of the decision',
  'member.resolution.follow': 'Follow',
  'member.resolution.unfollow': 'Stop following',
  'member.resolution.tie': 'Tie an entry',
  'member.resolution.tieWhich': 'Entry of the plan ledger',
  'member.resolution.tieNone': 'All recent entries are tied already.',
  'member.resolution.tied': 'The entry is tied.',
  'member.resolution.untie': 'Untie entry {revision}',
  'member.resolution.untied': 'The entry is untied.',
  'member.resolution.missing': 'Please fill in paper, title and body.',
  'member.problem.resolution-exists':
    'This paper stands in the register already for this body and day. Please open that resolution.',
  'member.problem.resolution-tied':
    'This resolution decided something in the plan. Please untie it first; where an entry itself names the paper, the resolution stays.',
  'member.problem.from-council-system': 'What comes from the council information system stays.',
  'member.problem.tied-by-paper': 'The entry names this paper itself. It cannot be untied.',
  'member.problem.reference': 'Please give the number of the paper, such as 2026/0065/1.',
  'member.problem.day-missing': 'A result needs the day of the decision. Please add it.',
};
