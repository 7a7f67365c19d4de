import { ACTIONS, type Action, MATRIX, type Relation, RELATIONS } from './matrix';

const HEADS: Readonly<Record<Relation, readonly [german: string, english: string]>> = {
  public: ['Öffentlichkeit', 'public'],
  member: ['Mitglied', 'member'],
  council: ['Rat', 'council'],
  contributor: ['Zuarbeit', 'contributor'],
  department: ['im Dezernat', 'in the department'],
  holder: ['Amt', 'holder'],
  interim: ['kommissarisch', 'interim'],
  'stand-in': ['Vertretung', 'stand-in'],
  'other-office': ['anderes Amt', 'other office'],
  'digital-office': ['Digitalbüro', 'digital office'],
  admin: ['Administration', 'admin'],
  operator: ['Betrieb mit Zustimmung', 'operator with consent'],
};

const INTRODUCTION = `# Wer was darf · Who may do what

Printed from the rights themselves (\`libs/domain/src/permissions/matrix.ts\`) by \`npm run permissions\`; \`npm test\` fails
where it is not what the code says. Server and browser decide by the same lines.

- ● by this relation itself; ○ because whoever stands so is a member of the municipality, and every member may;
  empty: no. Whoever stands in several relations may do what any one of them allows.
- *public*: everybody, towards what is published. *holder*, *interim*, *stand-in*: of the office that answers for what the
  action is done to, by the appointments of that day. *contributor*: named to prepare updates of it. *in the department*:
  holds an office of the same department; gives no right of its own today.
- *other office*: holds an office, but not the one that answers, nor one in whose name the completion or its evidence was
  reported, and reported neither. So nobody verifies their own work, the digital office included.
- *digital office*: whoever acts as chief digital officer today, a stand-in too. *operator*: runs the installation; reads
  only while an admin's consent lasts, and every read is in the municipality's log.
- *token*: the scope that a personal access token needs, besides its owner's right; – where no token will do.
- A municipality can ask for a second factor of admins, of the digital office or of everybody: without it nothing but
  what is public is answered.
`;

/** The matrix as a table in Markdown, heads in German and English. */
export function printMatrix(): string {
  const heads = ['Handlung<br>action', 'Zugangsschlüssel<br>token'];
  const relations = RELATIONS.map((relation) => HEADS[relation].join('<br>'));
  const lines = [
    [...heads, ...relations],
    [...heads.map(() => '---'), ...RELATIONS.map(() => ':-:')],
    ...ACTIONS.map((action) => [
      `\`${action}\``,
      MATRIX[action].token ?? '–',
      ...RELATIONS.map((relation) => markOf(action, relation)),
    ]),
  ];
  return `${INTRODUCTION}\n${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

function markOf(action: Action, relation: Relation): string {
  const by: readonly Relation[] = MATRIX[action].by;
  if (by.includes(relation)) return '●';
  const isMember = relation !== 'public' && relation !== 'operator';
  return isMember && by.includes('member') ? '○' : '';
}
