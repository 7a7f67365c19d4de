import { Injectable } from '@nestjs/common';
import { addressFault, normaliseAddress } from '@wegmarke/domain/addresses';
import type { Role } from '@wegmarke/domain/contracts';
import { type GroupRights, groupsIn, rightsOf } from '@wegmarke/domain/groups';
import type { MunicipalityRef } from '../../platform/access/municipality-directory';
import { Acting } from '../../platform/audit/acting';
import type { Query } from '../../platform/database/database';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { NewcomersService } from '../people/newcomers.service';
import { GroupRightsService } from './group-rights.service';
import { IdentitiesRepository, type IdentityRow, type Known } from './identities.repository';
import type { ProviderRow } from './identity-provider.repository';
import type { Vouched } from './provider-client';
import { ProviderProblem, wrongAnswer } from './provider-trouble';

const LONGEST_NAME = 200;

type Member = Known & { readonly roles: readonly Role[] };

/** Who somebody is here whom the provider vouches for, and what they may from now on. */
@Injectable()
export class IdentitiesService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly identities: IdentitiesRepository,
    private readonly newcomers: NewcomersService,
    private readonly rights: GroupRightsService,
    private readonly acting: Acting,
  ) {}

  /**
   * All or nothing: whoever does not get in leaves nothing behind, but for an access that has ended with its group.
   *
   * @returns the account
   * @throws ProviderProblem 403 where they have no access here, 409 where their address is somebody's already
   */
  async admit(municipality: MunicipalityRef, provider: ProviderRow, vouched: Vouched): Promise<string> {
    const groups = groupsIn(vouched.claims, provider.groupsClaim);
    if (groups === null) throw groupsNotTold();
    const wanted = rightsOf(provider.rules, groups);
    // Nobody has decided it just now: the rules have.
    const accountId = await this.acting.as({ kind: 'system' }, () =>
      this.database.write(municipality.id, async (query) => {
        await this.identities.lock(query, municipality.id, vouched);
        const member = await this.#find(query, municipality, provider, vouched, wanted);
        const stays = await this.rights.apply(query, municipality, provider, member, wanted);
        return stays ? member.accountId : null;
      }),
    );
    if (accountId === null) throw noRights();
    return accountId;
  }

  async #find(
    query: Query,
    { id: municipalityId, demo }: MunicipalityRef,
    provider: ProviderRow,
    vouched: Vouched,
    wanted: GroupRights,
  ): Promise<Member> {
    const known = await this.identities.find(query, municipalityId, vouched);
    if (known?.roles) return { ...known, roles: known.roles };
    const email = verifiedAddress(vouched.claims);
    const invited = await this.#takeUp(query, municipalityId, demo, vouched, known, email);
    if (invited) return invited;
    if (known && !known.endedByGroups) throw accessEnded();
    await this.#refuseUnlinked(query, municipalityId, known, email);
    if (provider.newcomers === 'invited') throw notInvited();
    if (!wanted.known) throw noRights();
    return known
      ? this.#comeBack(query, municipalityId, known)
      : this.#comeIn(query, municipalityId, vouched, email);
  }

  /** By an open invitation of the address that the provider has verified. */
  async #takeUp(
    query: Query,
    municipalityId: string,
    demo: boolean,
    vouched: Vouched,
    known: IdentityRow | null,
    email: string | null,
  ): Promise<Member | null> {
    if (email === null) return null;
    const there = await this.newcomers.accountOf(query, municipalityId, email);
    if (there?.demo && !demo) return null;
    const invitation = await this.newcomers.takeInvitation(query, municipalityId, email);
    if (!invitation) return null;
    const accountId =
      known?.accountId ??
      there?.id ??
      (await this.newcomers.addAccount(query, email, nameOf(vouched.claims, email)));
    if (accountId === null) throw accountExists();
    const { personId, roles } = invitation;
    await this.newcomers.join(query, municipalityId, accountId, { personId, roles });
    await this.identities.link(query, municipalityId, vouched, { accountId, personId });
    return { accountId, personId, roles };
  }

  /** Whoever has access by other means connects it themselves: an address alone opens nobody's account. */
  async #refuseUnlinked(
    query: Query,
    municipalityId: string,
    known: IdentityRow | null,
    email: string | null,
  ): Promise<void> {
    if (known || email === null) return;
    const there = await this.newcomers.accountOf(query, municipalityId, email);
    if (there?.isMember) throw notLinked();
  }

  async #comeIn(
    query: Query,
    municipalityId: string,
    vouched: Vouched,
    email: string | null,
  ): Promise<Member> {
    if (email === null) throw mailUnverified();
    const name = nameOf(vouched.claims, email);
    const accountId = await this.newcomers.addAccount(query, email, name);
    if (accountId === null) throw accountExists();
    const personId = await this.newcomers.addPerson(query, municipalityId, name);
    await this.newcomers.join(query, municipalityId, accountId, { personId, roles: [] });
    await this.identities.link(query, municipalityId, vouched, { accountId, personId });
    await this.rights.cameInByGroup(query, municipalityId, { accountId, personId });
    return { accountId, personId, roles: [] };
  }

  /** The same person as before, whose groups had ended. */
  async #comeBack(
    query: Query,
    municipalityId: string,
    { accountId, personId }: IdentityRow,
  ): Promise<Member> {
    await this.newcomers.join(query, municipalityId, accountId, { personId, roles: [] });
    await this.rights.cameInByGroup(query, municipalityId, { accountId, personId });
    return { accountId, personId, roles: [] };
  }
}

/** Only an address that the provider has verified says anything, and only one that could be somebody's. */
function verifiedAddress({ email, email_verified: verified }: Vouched['claims']): string | null {
  if (typeof email !== 'string' || (verified !== true && verified !== 'true')) return null;
  return addressFault(email) === null ? normaliseAddress(email) : null;
}

/** As they are called, without what turns or hides text; else the address. */
function nameOf({ name }: Vouched['claims'], email: string): string {
  if (typeof name !== 'string') return email;
  const readable = name.replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '').trim();
  return /[\p{L}\p{N}]/u.test(readable) ? readable.slice(0, LONGEST_NAME) : email;
}

const refusal = (code: string, detail: string, status = 403): ProviderProblem =>
  new ProviderProblem(status, code, detail);

const noRights = (): ProviderProblem =>
  refusal(
    'provider-no-rights',
    'None of your groups has access here. Ask whoever administers the municipality.',
  );
const notInvited = (): ProviderProblem =>
  refusal('provider-not-invited', 'You have not been invited. Ask whoever administers the municipality.');
const accessEnded = (): ProviderProblem =>
  refusal('provider-access-ended', 'Your access has ended. Only a new invitation opens it again.');
const notLinked = (): ProviderProblem =>
  refusal(
    'provider-not-linked',
    'You have access already. Sign in as before, and connect your account with that of the municipality.',
  );
const mailUnverified = (): ProviderProblem =>
  refusal(
    'provider-mail-unverified',
    'The identity provider names no mail address of yours that it has verified.',
  );
const accountExists = (): ProviderProblem =>
  refusal(
    'provider-account-exists',
    'There is an account of your address, of another municipality. You need an invitation.',
    409,
  );
const groupsNotTold = (): ProviderProblem => wrongAnswer('groups-not-told');
