import { Injectable } from '@nestjs/common';
import type { OparlFault, ResolutionInput } from '@wegmarke/domain/contracts';
import {
  type OparlConsultation,
  type Read,
  readAgendaItem,
  readConsultationObject,
  readMeeting,
  readOrganization,
} from '@wegmarke/domain/oparl';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { ResolutionsService } from '../resolutions/resolutions.service';
import { type CouncilAnswer, CouncilClient } from './council-client';
import {
  CouncilSystemRepository,
  type OpenRun,
  type PaperRow,
  type SystemRow,
} from './council-system.repository';

/** So many papers a run; the others with the next. */
const MOST_PAPERS = 500;

/** What stood in the way so far that a run cannot go on. */
type Stop = Extract<CouncilAnswer, { kind: 'later' }>;

/** Asks for the meetings, items and bodies of papers that go into the register, and brings them there. */
@Injectable()
export class CouncilTellerService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: CouncilSystemRepository,
    private readonly client: CouncilClient,
    private readonly resolutions: ResolutionsService,
  ) {}

  /** How many resolutions were made or brought up to date; or that the system asks to come back later. */
  async tell(
    municipalityId: string,
    run: Pick<OpenRun, 'id' | 'address'>,
    system: SystemRow,
    named: ReadonlySet<string>,
  ): Promise<number | Stop> {
    const asking = new Asking(this.client, run.address);
    const papers = await this.database.read(municipalityId, (query) =>
      this.repository.toTell(query, municipalityId, [...named], MOST_PAPERS),
    );
    let told = 0;
    for (const paper of papers) {
      const inputs = paper.removedAt ? [] : await inputsOf(paper, system, asking);
      if (asking.stop) return asking.stop;
      await this.database.write(municipalityId, async (query) => {
        await this.repository.note(query, municipalityId, run.id, asking.takeFaults());
        told += await this.#bring(municipalityId, paper, inputs);
        await this.repository.told(query, municipalityId, paper.id);
      });
    }
    return told;
  }

  async #bring(
    municipalityId: string,
    paper: PaperRow,
    inputs: readonly (readonly [consultation: string, input: ResolutionInput])[],
  ): Promise<number> {
    return this.database.write(municipalityId, async (query) => {
      const stored = await this.repository.resolutionsOf(query, municipalityId, paper.id);
      const current = new Set<string>();
      for (const [consultation, input] of inputs) {
        const known = stored.find((each) => each.consultation === consultation)?.resolutionId ?? null;
        const id = await this.resolutions.bring(municipalityId, input, known);
        current.add(id);
        await this.repository.link(query, municipalityId, paper.id, consultation, id);
      }
      // What the paper no longer goes through, or all of it where the system took the paper out.
      // Under new ids the same consultation is still there.
      const gone = stored.filter(({ resolutionId }) => !current.has(resolutionId));
      for (const { resolutionId } of gone) await this.resolutions.takeOut(municipalityId, resolutionId);
      return inputs.length + gone.length;
    });
  }
}

/** One paper, one resolution a body that it goes through. What cannot be read there is left open, and noted. */
async function inputsOf(
  paper: PaperRow,
  { language }: SystemRow,
  asking: Asking,
): Promise<(readonly [string, ResolutionInput])[]> {
  const inputs: (readonly [string, ResolutionInput])[] = [];
  for (const [at, given] of paper.consultations.entries()) {
    const consultation = await complete(given, asking);
    const organization = await asking.read(consultation.organization, readOrganization);
    if (!organization) {
      asking.note('no-name', consultation.id ?? paper.oparlId, 'organization');
      continue;
    }
    const meeting = await asking.read(consultation.meeting, readMeeting);
    const item = await asking.read(consultation.agendaItem, readAgendaItem);
    const decidedOn = meeting?.isCancelled === true ? null : (meeting?.on ?? null);
    inputs.push([
      consultation.id ?? `${paper.oparlId}#${String(at)}`,
      {
        reference: paper.reference,
        title: { source: language, texts: { [language]: paper.name } },
        body: organization.name,
        decidedOn,
        item: item?.number ?? null,
        role: consultation.role ?? 'advice',
        result: decidedOn === null ? null : (item?.result ?? null),
        public: item?.isPublic ?? true,
        link: paper.link,
      },
    ]);
  }
  return inputs;
}

/** Where a paper only names a consultation by its address, the rest is asked there. */
async function complete(given: OparlConsultation, asking: Asking): Promise<OparlConsultation> {
  const isBare = given.meeting === null && given.organization === null && given.agendaItem === null;
  const read = isBare ? await asking.read(given.id, readConsultationObject) : null;
  return read ?? given;
}

/** Asks each address once a run. */
class Asking {
  readonly #answers = new Map<string, unknown>();
  #faults: OparlFault[] = [];
  stop: Stop | null = null;

  constructor(
    private readonly client: CouncilClient,
    private readonly entrance: string,
  ) {}

  async read<T>(address: string | null, as: (json: unknown) => Read<T>): Promise<T | null> {
    if (address === null || this.stop) return null;
    if (!this.#answers.has(address)) {
      const answer = await this.client.ask(address, this.entrance);
      if (answer.kind === 'later') this.stop = answer;
      else if (answer.kind === 'elsewhere') this.note('other-server', address);
      else if (answer.kind === 'trouble') this.note('unreadable', address);
      this.#answers.set(address, answer.kind === 'read' ? answer.json : null);
    }
    const json = this.#answers.get(address);
    if (json === null) return null;
    const { value, faults } = as(json);
    this.#faults.push(...faults);
    return value;
  }

  note(code: OparlFault['code'], address: string, field: string | null = null): void {
    this.#faults.push({ code, address, field });
  }

  takeFaults(): readonly OparlFault[] {
    const taken = this.#faults;
    this.#faults = [];
    return taken;
  }
}
