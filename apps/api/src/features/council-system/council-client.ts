import { Injectable } from '@nestjs/common';
import { isSameServer } from '@wegmarke/domain/oparl';
import { Settings } from '../../platform/config/settings';
import { AddressRefused, Outbound } from '../../platform/outbound/outbound';

/** Papers come by the hundred in a page, with all their files. */
const MOST_BYTES = 8_388_608;
const PATIENCE_MILLISECONDS = 30_000;
const LONGEST_PAUSE_SECONDS = 3_600;
const USUAL_PAUSE_SECONDS = 120;

export type CouncilAnswer =
  | { readonly kind: 'read'; readonly json: unknown; readonly bytes: number }
  /** Asks to come back later, or cannot answer at the moment: `later`, `unreachable`, `http-500`. */
  | { readonly kind: 'later'; readonly seconds: number; readonly why: string }
  /** Leads to another server than the entrance. */
  | { readonly kind: 'elsewhere' }
  /** Nothing there, or nothing that can be read: `not-json`, `http-404`. */
  | { readonly kind: 'trouble'; readonly trouble: string };

/** Asks a council information system, one question at a time, and says who asks. */
@Injectable()
export class CouncilClient {
  readonly #userAgent: string;

  constructor(
    private readonly outbound: Outbound,
    settings: Settings,
  ) {
    this.#userAgent = `Wegmarke OParl reader (+${settings.publicUrl})`;
  }

  /** Whether such an address could be asked at all. */
  permits(address: string): boolean {
    const url = URL.parse(address);
    return url !== null && this.outbound.permits(url);
  }

  async ask(address: string, entrance: string): Promise<CouncilAnswer> {
    if (!isSameServer(address, entrance)) return { kind: 'elsewhere' };
    try {
      const answer = await this.outbound.fetch(address, {
        headers: { accept: 'application/json', 'user-agent': this.#userAgent },
        signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
        mostBytes: MOST_BYTES,
      });
      if (answer.status === 429 || answer.status === 503)
        return { kind: 'later', seconds: pauseOf(answer.headers.get('retry-after')), why: 'later' };
      const status = `http-${String(answer.status)}`;
      if (answer.status >= 500) return { kind: 'later', seconds: USUAL_PAUSE_SECONDS, why: status };
      if (answer.status !== 200) return { kind: 'trouble', trouble: status };
      const text = await answer.text();
      return { kind: 'read', json: JSON.parse(text), bytes: Buffer.byteLength(text) };
    } catch (error) {
      if (error instanceof AddressRefused) return { kind: 'trouble', trouble: 'address-refused' };
      if (error instanceof SyntaxError) return { kind: 'trouble', trouble: 'not-json' };
      return { kind: 'later', seconds: USUAL_PAUSE_SECONDS, why: 'unreachable' };
    }
  }
}

/** Seconds, or a date; neither more than an hour nor less than a second. */
function pauseOf(given: string | null): number {
  if (given === null) return USUAL_PAUSE_SECONDS;
  const seconds = /^\d+$/.test(given) ? Number(given) : (Date.parse(given) - Date.now()) / 1_000;
  if (Number.isNaN(seconds)) return USUAL_PAUSE_SECONDS;
  return Math.min(LONGEST_PAUSE_SECONDS, Math.max(1, Math.ceil(seconds)));
}
