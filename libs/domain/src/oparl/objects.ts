import type { Day } from '../calendar';
import type { OparlFault, ResolutionResult, ResolutionRole } from '../contracts';
import { resultOf, roleOf } from './council-words';
import {
  addressIn,
  addressOf,
  dayIn,
  instantIn,
  isObject,
  listIn,
  type NoteFault,
  type OparlObject,
  textIn,
  typeOf,
} from './fields';

/** A paper as far as the register needs it. */
export interface OparlPaper {
  readonly id: string;
  readonly isDeleted: boolean;
  /** Of one that is deleted possibly empty, like all that follows. */
  readonly reference: string;
  readonly name: string;
  readonly paperType: string | null;
  readonly on: Day | null;
  /** Where people read it. */
  readonly web: string | null;
  /** Instant, ISO 8601 UTC. */
  readonly modified: string | null;
  readonly consultations: readonly OparlConsultation[];
}

/** A body that has to do with a paper, in one of its meetings. Addresses are asked where they are needed. */
export interface OparlConsultation {
  readonly id: string | null;
  /** Null: the system says none that is known here. */
  readonly role: ResolutionRole | null;
  readonly meeting: string | null;
  readonly agendaItem: string | null;
  readonly organization: string | null;
}

export interface OparlMeeting {
  readonly on: Day | null;
  readonly isCancelled: boolean;
}

export interface OparlAgendaItem {
  readonly number: string | null;
  readonly result: ResolutionResult | null;
  readonly isPublic: boolean;
}

export interface OparlOrganization {
  readonly name: string;
}

/** What was read, null where it cannot be used at all, and what was wrong with it. */
export interface Read<T> {
  readonly value: T | null;
  readonly faults: readonly OparlFault[];
}

const MOST_REFERENCE = 80;
const MOST_NAME = 500;
const MOST_BODY = 200;
const MOST_CONSULTATIONS = 30;

export function readPaper(given: unknown): Read<OparlPaper> {
  return reading(given, 'Paper', (object, id, note) => {
    const modified = instantIn(object, 'modified', note);
    if (object['deleted'] === true)
      return {
        id,
        isDeleted: true,
        reference: '',
        name: '',
        paperType: null,
        on: null,
        web: null,
        modified,
        consultations: [],
      };
    const name = textIn(object, 'name', MOST_NAME, note);
    const reference = textIn(object, 'reference', MOST_REFERENCE, note);
    if (name === null) note('no-name');
    if (reference === null) note('no-reference');
    if (name === null || reference === null) return null;
    return {
      id,
      isDeleted: false,
      reference,
      name,
      paperType: textIn(object, 'paperType', MOST_BODY, note),
      on: dayIn(object, 'date', note),
      web: addressIn(object, 'web', note),
      modified,
      consultations: listIn(object, 'consultation', note)
        .slice(0, MOST_CONSULTATIONS)
        .flatMap((each) => readConsultation(each, note) ?? []),
    };
  });
}

/** One that is only named by its address is asked there; its parts are not known yet. */
function readConsultation(given: unknown, note: NoteFault): OparlConsultation | null {
  if (!isObject(given)) {
    const id = addressOf(given);
    if (id === null) note('wrong-type', 'consultation');
    return id === null ? null : { id, role: null, meeting: null, agendaItem: null, organization: null };
  }
  if (given['deleted'] === true) return null;
  const word = textIn(given, 'role', MOST_BODY, note);
  const role = word === null ? null : roleOf(word);
  if (word !== null && role === null) note('unknown-role', 'role');
  const isDeciding = given['authoritative'] === true;
  const [organization = null] = listIn(given, 'organization', note).map(addressOf);
  return {
    id: addressIn(given, 'id', note),
    role: role ?? (isDeciding ? 'decision' : null),
    meeting: addressIn(given, 'meeting', note),
    agendaItem: addressIn(given, 'agendaItem', note),
    organization,
  };
}

/** A consultation from its own address. */
export function readConsultationObject(given: unknown): Read<OparlConsultation> {
  return reading(given, 'Consultation', (object, _, note) => readConsultation(object, note));
}

export function readMeeting(given: unknown): Read<OparlMeeting> {
  return reading(given, 'Meeting', (object, _, note) =>
    object['deleted'] === true
      ? null
      : { on: dayIn(object, 'start', note), isCancelled: object['cancelled'] === true },
  );
}

export function readAgendaItem(given: unknown): Read<OparlAgendaItem> {
  return reading(given, 'AgendaItem', (object, _, note) => {
    if (object['deleted'] === true) return null;
    const word = textIn(object, 'result', MOST_NAME, note);
    const result = word === null ? null : resultOf(word);
    if (word !== null && result === null) note('unknown-result', 'result');
    return { number: textIn(object, 'number', 40, note), result, isPublic: object['public'] !== false };
  });
}

export function readOrganization(given: unknown): Read<OparlOrganization> {
  return reading(given, 'Organization', (object, _, note) => {
    if (object['deleted'] === true) return null;
    const name = textIn(object, 'name', MOST_BODY, note) ?? textIn(object, 'shortName', MOST_BODY, note);
    if (name === null) note('no-name');
    return name === null ? null : { name };
  });
}

function reading<T>(
  given: unknown,
  type: string,
  read: (object: OparlObject, id: string, note: NoteFault) => T | null,
): Read<T> {
  const faults: OparlFault[] = [];
  const id = isObject(given) ? addressOf(given) : null;
  const note: NoteFault = (code, field) => {
    faults.push({ code, address: id ?? '', field: field ?? null });
  };
  if (!isObject(given) || typeOf(given) !== type) {
    note('no-object');
    return { value: null, faults };
  }
  if (id === null) {
    note('no-id');
    return { value: null, faults };
  }
  return { value: read(given, id, note), faults };
}
