import type { FieldText } from './field-text';

/** Why something of a council information system was not taken as it came. */
export const OPARL_FAULTS = [
  /** No object, or of another type than the place says. */
  'no-object',
  'no-id',
  'no-name',
  'no-reference',
  /** A field that holds another kind of value: it is taken for absent. */
  'wrong-type',
  /** A day that does not exist: it is taken for absent. */
  'wrong-date',
  /** Longer than any such text is: the end is cut. */
  'too-long',
  /** Markup in a name: it is read as the text that it stands for. */
  'markup',
  /** A result or role in words that nobody here knows: it is left open. */
  'unknown-result',
  'unknown-role',
  /** Leads to another server than the one that the city named: not asked. */
  'other-server',
  /** A page of a list that came before. */
  'page-again',
  /** More pages or bytes than any council has. */
  'too-much',
  /** Two papers with one reference. */
  'reference-twice',
  /** The same paper under another id than before: it is known by its reference. */
  'id-changed',
  /** An object that could not be read from its address. */
  'unreadable',
] as const;
export type OparlFaultCode = (typeof OPARL_FAULTS)[number];

export interface OparlFault {
  readonly code: OparlFaultCode;
  /** The object's id, or the address that was asked; empty where it has none. */
  readonly address: string;
  /** The field, where one is to blame. */
  readonly field: string | null;
}

/** The council information system that a municipality reads, by OParl 1.1. */
export interface CouncilSystem {
  /** Of the system or of the body; null: none is read. */
  readonly address: string | null;
  readonly enabled: boolean;
  /** Papers that the plan names are always read; beside them those with one of these words in name or reference. */
  readonly words: readonly string[];
  /** Only of these types, as the system calls them; empty: of every type. */
  readonly paperTypes: readonly string[];
  /** Papers that were read and that nobody has picked yet. */
  readonly waiting: number;
  readonly lastRun: CouncilRun | null;
  /** 0: nothing was set yet. */
  readonly version: number;
}

export interface CouncilSystemInput {
  readonly address: string;
  readonly enabled: boolean;
  readonly words: readonly string[];
  readonly paperTypes: readonly string[];
}

/** `paused`: the system asked to come back later; `failed`: see `trouble`. */
export type CouncilRunState = 'running' | 'paused' | 'done' | 'failed';

/** One time that the system was read: what came, what was kept, what was left out and why. */
export interface CouncilRun {
  readonly id: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly state: CouncilRunState;
  /** Only what changed since; null: everything. */
  readonly since: string | null;
  readonly pages: number;
  readonly bytes: number;
  /** read = kept + leftOut + deleted + unusable */
  readonly papers: {
    readonly read: number;
    readonly kept: number;
    /** The city's filter does not ask for them. */
    readonly leftOut: number;
    readonly deleted: number;
    readonly unusable: number;
  };
  /** Resolutions that were made or brought up to date. */
  readonly resolutions: number;
  readonly faultCount: number;
  /** The first of them. */
  readonly faults: readonly OparlFault[];
  /** Why it failed or paused: `unreachable`, `not-oparl`, `several-bodies`, `too-much`, `later`, or a status as `http-500`. */
  readonly trouble: string | null;
}

/** A paper that was read and stands in no register yet. */
export interface CouncilPaper {
  readonly id: string;
  readonly reference: string;
  readonly title: FieldText;
  readonly paperType: string | null;
  readonly on: string | null;
  readonly link: string | null;
  readonly consultations: number;
}
