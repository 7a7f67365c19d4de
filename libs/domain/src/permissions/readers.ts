import { READERS, type Readers } from '../contracts';
import type { Actor } from './permissions';

/** Of what is there for whom an actor reads which: the administration all, council its own, everybody the public's. */
export function readableBy(actor: Actor): readonly Readers[] {
  if (actor.kind === 'public') return ['public'];
  // Where consent is given, it is given to see what is the matter.
  if (actor.kind === 'operator') return READERS;
  if (actor.offices.length > 0 || actor.roles.includes('admin')) return READERS;
  return actor.roles.includes('council') ? ['council', 'public'] : ['public'];
}
