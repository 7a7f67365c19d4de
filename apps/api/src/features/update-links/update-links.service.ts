import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { localDay } from '@wegmarke/domain/calendar';
import type { LinkAnswerInput, LinkAnswerKind, LinkedUpdate, Milestone } from '@wegmarke/domain/contracts';
import { type Actor, can, needsSecondFactor } from '@wegmarke/domain/permissions';
import { v7 as uuid } from 'uuid';
import { Access } from '../../platform/access/access';
import { type MunicipalityRef, MunicipalityDirectory } from '../../platform/access/municipality-directory';
import { SessionStore } from '../../platform/access/session-store';
import { SubjectRegistry } from '../../platform/access/subject-registry';
import { suspended } from '../../platform/access/suspended';
import { Acting } from '../../platform/audit/acting';
import { Clock } from '../../platform/clock/clock';
import type { Query } from '../../platform/database/database';
import { ProblemError } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { PreparedUpdatesService } from '../contributors/prepared-updates.service';
import { MilestonesService } from '../milestones/milestones.service';
import { type LinkRecord, UpdateLinksRepository } from './update-links.repository';

const LIVES_MILLISECONDS = 14 * 86_400_000;

/** For whom a link is made, and what it answers. */
export interface LinkFor {
  readonly milestoneId: string;
  readonly personId: string;
  readonly officeId: string;
  /** Null for whoever answers for the office. */
  readonly contributorId: string | null;
}

/** A link in use: what it is, and as whom it acts. */
interface Opened {
  readonly municipality: MunicipalityRef;
  readonly link: LinkRecord;
  readonly access: Access;
}

/**
 * Links to one update. Whoever holds one acts as the person it was sent to, on its one milestone, for as long as that
 * person may: rights are asked for anew each time. Only the hash of its token is stored.
 */
@Injectable()
export class UpdateLinksService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly municipalities: MunicipalityDirectory,
    private readonly repository: UpdateLinksRepository,
    private readonly milestones: MilestonesService,
    private readonly prepared: PreparedUpdatesService,
    private readonly sessions: SessionStore,
    private readonly subjects: SubjectRegistry,
    private readonly acting: Acting,
    private readonly clock: Clock,
  ) {}

  /** Inside a transaction of the municipality. @returns the token, told this once */
  async make(
    query: Query,
    municipalityId: string,
    { milestoneId, personId, officeId, contributorId }: LinkFor,
  ): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(this.clock.now().getTime() + LIVES_MILLISECONDS);
    await this.repository.add(query, municipalityId, {
      id: uuid(),
      tokenHash: hashOf(token),
      milestoneId,
      personId,
      officeId,
      contributorId,
      expiresAt,
    });
    return token;
  }

  /** Changes nothing: mail scanners open links, and people open them twice. */
  async view(slug: string, token: string, session: string | null): Promise<LinkedUpdate> {
    const municipality = await this.#municipality(slug);
    return this.database.read(municipality.id, async (query) => {
      const opened = await this.#open(query, municipality, token, session);
      return this.#view(query, opened, await this.milestones.find(opened.access, opened.link.milestoneId));
    });
  }

  /**
   * The first save spends the link.
   * @throws ProblemError 409 where it is spent, 412 where the milestone has changed since it was shown
   */
  async answer(slug: string, input: LinkAnswerInput, session: string | null): Promise<LinkedUpdate> {
    const municipality = await this.#municipality(slug);
    const { link } = await this.database.read(municipality.id, (query) =>
      this.#open(query, municipality, input.token, session),
    );
    return this.acting.as({ kind: 'person', personId: link.personId, accountId: link.accountId }, () =>
      this.database.write(municipality.id, async (query) => {
        // The plan's lock comes first; what is found afterwards is what it has waited for.
        const subject = await this.#lock(municipality, link);
        const opened = await this.#open(query, municipality, input.token, session);
        if (!(await this.repository.spend(query, municipality.id, link.id, this.clock.now())))
          throw linkSpent();
        if (subject.version !== input.version)
          throw new ProblemError(412, 'stale', {
            detail: 'The milestone has changed since. Look at it again, then decide.',
            current: await this.milestones.find(opened.access, link.milestoneId),
          });
        const subjectId = await this.#save(query, opened, input);
        await this.repository.addAnswer(query, municipality.id, {
          id: uuid(),
          link: opened.link,
          what: input.what,
          subjectId,
          answeredAt: this.clock.now(),
        });
        return this.#again(query, municipality, input.token, session);
      }),
    );
  }

  /** Takes back what was answered by the link, on the day it was; the link is open again. */
  async undo(slug: string, token: string, session: string | null): Promise<LinkedUpdate> {
    const municipality = await this.#municipality(slug);
    const { link } = await this.database.read(municipality.id, (query) =>
      this.#open(query, municipality, token, session),
    );
    return this.acting.as({ kind: 'person', personId: link.personId, accountId: link.accountId }, () =>
      this.database.write(municipality.id, async (query) => {
        await this.#lock(municipality, link);
        const { access, link: now } = await this.#open(query, municipality, token, session);
        const { answer } = now;
        if (answer === null)
          throw new ProblemError(409, 'nothing-to-undo', { detail: 'Nothing was answered by this link.' });
        if (now.contributorId !== null)
          await this.prepared.withdraw(query, municipality.id, answer.subjectId, now.personId);
        else if (answer.what === 'help')
          await this.milestones.withdrawHelpRequest(access, now.milestoneId, answer.subjectId);
        else await this.milestones.undo(access, now.milestoneId, answer.subjectId);
        await this.repository.reopen(query, municipality.id, now.id, answer.id, this.clock.now());
        return this.#again(query, municipality, token, session);
      }),
    );
  }

  async #municipality(slug: string): Promise<MunicipalityRef> {
    const municipality = await this.municipalities.find(slug);
    if (!municipality) throw linkInvalid();
    if (municipality.suspended) throw suspended();
    return municipality;
  }

  async #again(
    query: Query,
    municipality: MunicipalityRef,
    token: string,
    session: string | null,
  ): Promise<LinkedUpdate> {
    const opened = await this.#open(query, municipality, token, session);
    return this.#view(query, opened, await this.milestones.find(opened.access, opened.link.milestoneId));
  }

  /** @returns the ledger entry, the request for help, or what was prepared */
  async #save(query: Query, { link, access }: Opened, input: LinkAnswerInput): Promise<string> {
    const { milestoneId } = link;
    const { what, on = null, text = null } = input;
    const answer = { what, on, text };
    if (link.contributorId !== null)
      return this.prepared.prepare(query, access, {
        milestoneId,
        personId: link.personId,
        byLink: true,
        answer,
      });
    return this.prepared.say(query, access, milestoneId, answer);
  }

  async #lock(municipality: MunicipalityRef, link: LinkRecord): Promise<{ readonly version: number | null }> {
    const access = accessOf(municipality, link, this.clock.today(municipality.timeZone));
    const found = await this.subjects.loaderOf('milestone')(access, link.milestoneId, {
      query: {},
      body: {},
    });
    if (!found) throw linkEnded();
    return { version: found.version };
  }

  /** The link, if it may be used now, by whoever asks. */
  async #open(
    query: Query,
    municipality: MunicipalityRef,
    token: string,
    session: string | null,
  ): Promise<Opened> {
    const today = this.clock.today(municipality.timeZone);
    const link = await this.repository.find(query, municipality.id, hashOf(token), today);
    if (!link) throw linkInvalid();
    const access = accessOf(municipality, link, today);
    this.#requireInForce(municipality, link, access);
    await this.#requireTheirs(municipality, link, access.actor, session);
    return { municipality, link, access };
  }

  #requireInForce({ timeZone }: MunicipalityRef, link: LinkRecord, { actor, today }: Access): void {
    const wasSpentBefore = link.spentAt !== null && localDay(link.spentAt, timeZone) !== today;
    const isAnotherOffices = link.answeringOfficeId !== link.officeId;
    const { officeId, departmentId } = link;
    const mayAnswer =
      link.contributorId === null
        ? can(actor, 'milestone.update', { officeId, departmentId })
        : link.isStillContributor;
    if (link.expiresAt <= this.clock.now() || wasSpentBefore || isAnotherOffices || !mayAnswer)
      throw linkEnded();
  }

  /** Whoever is signed in as somebody else must not answer in this person's name; a municipality may want all to sign in. */
  async #requireTheirs(
    municipality: MunicipalityRef,
    link: LinkRecord,
    actor: Actor,
    session: string | null,
  ): Promise<void> {
    const member = session === null ? null : await this.sessions.findMember(session, municipality);
    if (member?.personId != null && member.personId !== link.personId)
      throw new ProblemError(403, 'link-of-another', {
        detail: 'This link was sent to somebody else. Sign out, or answer what is asked of you.',
      });
    if (!link.needsSignIn) return;
    if (member?.personId == null)
      throw new ProblemError(401, 'link-needs-sign-in', {
        detail: 'Sign in first: this municipality asks for it.',
      });
    if (!member.secondFactor && needsSecondFactor(member.secondFactorOf, actor))
      throw new ProblemError(403, 'second-factor-needed', {
        detail: 'This municipality asks for a second factor: set one up, or sign in with it.',
      });
  }

  async #view(query: Query, { link, municipality }: Opened, milestone: Milestone): Promise<LinkedUpdate> {
    const prepares = link.contributorId !== null;
    return {
      milestone,
      office: { id: link.officeId, title: link.officeTitle },
      person: link.personName,
      prepares,
      answered: link.spentAt === null ? null : answeredAs(link),
      prepared: prepares ? null : await this.prepared.openOf(query, municipality.id, link.milestoneId),
    };
  }
}

const answeredAs = ({ answer }: LinkRecord): LinkAnswerKind | null => answer?.what ?? null;

/** As whom a link acts: the person as a member, or the public for a contributor without an account. */
function accessOf(municipality: MunicipalityRef, link: LinkRecord, today: string): Access {
  const { accountId, personId, roles, offices } = link;
  const actor: Actor =
    accountId === null ? { kind: 'public' } : { kind: 'member', accountId, personId, roles, offices };
  return new Access(municipality, actor, today);
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

const linkInvalid = (): ProblemError =>
  new ProblemError(404, 'link-invalid', {
    detail: 'This link is not known. Open it from the mail once more.',
  });

const linkEnded = (): ProblemError =>
  new ProblemError(404, 'link-ended', {
    detail: 'This link has ended: it was used, is too old, or the office has changed hands.',
  });

const linkSpent = (): ProblemError =>
  new ProblemError(409, 'link-spent', { detail: 'This link has been answered already.' });
