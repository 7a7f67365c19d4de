import { Injectable, type OnModuleInit } from '@nestjs/common';
import type {
  FieldProblem,
  IdentityProviderCheck,
  IdentityProviderInput,
  IdentityProviderSettings,
} from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import type { MunicipalityRef } from '../../platform/access/municipality-directory';
import { Secrets } from '../../platform/access/secrets';
import { SubjectRegistry } from '../../platform/access/subject-registry';
import { Settings } from '../../platform/config/settings';
import type { Query } from '../../platform/database/database';
import { invalidFields, notFound } from '../../platform/errors/problem-error';
import { Outbound } from '../../platform/outbound/outbound';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { MunicipalitiesService } from '../municipalities/municipalities.service';
import { OfficesService } from '../offices/offices.service';
import { IdentityProviderRepository, type ProviderRow } from './identity-provider.repository';
import { type Connection, ProviderClient } from './provider-client';

const PURPOSE = 'identity-provider';

/** Which identity provider a municipality trusts, and with what. */
@Injectable()
export class IdentityProviderService implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly providers: IdentityProviderRepository,
    private readonly client: ProviderClient,
    private readonly municipalities: MunicipalitiesService,
    private readonly offices: OfficesService,
    private readonly subjects: SubjectRegistry,
    private readonly secrets: Secrets,
    private readonly settings: Settings,
    private readonly outbound: Outbound,
  ) {}

  onModuleInit(): void {
    // There is at most one in a municipality, and it goes by the municipality's id.
    this.subjects.register('identity-provider', (access, id) =>
      this.database.write(access.municipality.id, async (query) => {
        if (id !== access.municipality.id) return null;
        await this.providers.lock(query, id);
        const { version } = await this.find(access);
        return { subject: {}, version, current: () => this.find(access) };
      }),
    );
  }

  async find({ municipality }: Access): Promise<IdentityProviderSettings> {
    return this.#describe(municipality, await this.providers.find(municipality.id));
  }

  /** What a provider says of itself. @throws ProblemError 422 where its address is not asked, 503 where it is silent */
  check({ issuer }: { readonly issuer: string }): Promise<IdentityProviderCheck> {
    const faults = this.#addressFaults(issuer);
    if (faults.length > 0) throw invalidFields(faults);
    return this.client.check(issuer);
  }

  /** @throws ProblemError 422 where a field does not hold what it must, or a secret would go to another provider */
  async set(access: Access, id: string, input: IdentityProviderInput): Promise<IdentityProviderSettings> {
    const { municipality } = access;
    if (id !== municipality.id) throw notFound();
    return this.database.write(municipality.id, async (query) => {
      const before = await this.providers.find(municipality.id);
      const faults = [...this.#addressFaults(input.issuer), ...(await this.#ruleFaults(access, input))];
      const isAnother =
        before !== null && (before.issuer !== input.issuer || before.clientId !== input.clientId);
      // What was given to one provider is not sent to another.
      if (input.clientSecret === undefined && isAnother && before.sealedSecret !== null)
        faults.push(fault('/clientSecret', 'secret-needed', 'clientSecret must be given anew.'));
      if (faults.length > 0) throw invalidFields(faults);
      const { clientSecret, ...given } = input;
      const sealedSecret =
        clientSecret === undefined
          ? (before?.sealedSecret ?? null)
          : clientSecret && this.secrets.seal(PURPOSE, clientSecret);
      await this.providers.set(query, municipality.id, { ...given, sealedSecret, setBy: access.personId });
      return this.#done(query, access, input.enabled);
    });
  }

  /** People keep what they are; those who have no password of their own ask for one by mail. */
  async remove(access: Access, id: string): Promise<IdentityProviderSettings> {
    if (id !== access.municipality.id) throw notFound();
    return this.database.write(id, async (query) => {
      await this.providers.remove(query, id);
      return this.#done(query, access, false);
    });
  }

  /** The provider that signs people in; null where there is none, or it is switched off. */
  async inForce({ id }: MunicipalityRef): Promise<ProviderRow | null> {
    const provider = await this.providers.find(id);
    return provider?.enabled ? provider : null;
  }

  /** @throws Error where the secret was sealed with another key: what is said then helps whoever runs the installation */
  connectionOf({ slug }: MunicipalityRef, { issuer, clientId, sealedSecret }: ProviderRow): Connection {
    const clientSecret = sealedSecret === null ? null : this.secrets.open(PURPOSE, sealedSecret);
    if (sealedSecret !== null && clientSecret === null)
      throw new Error('The secret of an identity provider was sealed with another SECRET_KEY.');
    return { issuer, clientId, clientSecret, redirectAddress: this.#addressOf(slug, 'sign-in/answer') };
  }

  signedOutAddress({ slug }: MunicipalityRef): string {
    return this.#addressOf(slug, 'sign-in');
  }

  async #done(query: Query, access: Access, offered: boolean): Promise<IdentityProviderSettings> {
    await this.municipalities.offerCitySignIn(query, access.municipality, offered);
    return this.find(access);
  }

  #describe(municipality: MunicipalityRef, row: ProviderRow | null): IdentityProviderSettings {
    const addresses = {
      redirectAddress: this.#addressOf(municipality.slug, 'sign-in/answer'),
      signedOutAddress: this.signedOutAddress(municipality),
    };
    if (!row) return { provider: null, ...addresses, version: 0 };
    const { sealedSecret, setBy: _, version, ...provider } = row;
    return { provider: { ...provider, hasSecret: sealedSecret !== null }, ...addresses, version };
  }

  #addressOf(slug: string, page: string): string {
    return `${this.settings.publicUrl}/${slug}/${page}`;
  }

  #addressFaults(issuer: string): FieldProblem[] {
    const address = URL.parse(issuer);
    if (address && this.outbound.permits(address) && address.search === '' && address.hash === '') return [];
    const detail = 'issuer must be an address like https://login.example.org, and none of the own network.';
    return [fault('/issuer', 'issuer-refused', detail)];
  }

  async #ruleFaults(access: Access, { rules }: IdentityProviderInput): Promise<FieldProblem[]> {
    const { items } = await this.offices.listOffices(access);
    return rules.flatMap(({ gives, officeId, appointment }, index) => {
      const pointer = `/rules/${String(index)}/officeId`;
      if (gives === 'office' && (appointment === null || !items.some(({ id }) => id === officeId)))
        return [fault(pointer, 'office-unknown', 'officeId must name an open office, with an appointment.')];
      if (gives !== 'office' && (officeId !== null || appointment !== null))
        return [
          fault(pointer, 'office-unasked', 'officeId and appointment belong to rules that give an office.'),
        ];
      return [];
    });
  }
}

const fault = (pointer: string, code: string, detail: string): FieldProblem => ({ pointer, code, detail });
