import { SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

export const LIMITED = 'wegmarke:limited';

/** How often a costly thing may be asked for in a window; see `LimitGuard`. */
export interface Limit {
  readonly ofAccount: number;
  /** Of all who come from there together: a whole town hall may sit behind one address. */
  readonly ofAddress: number;
  readonly seconds: number;
  /** Which requests of the route count; all where not said. */
  readonly counts?: (request: FastifyRequest) => boolean;
}

const MINUTE = 60;
const isPreview = ({ query }: FastifyRequest): boolean =>
  typeof query === 'object' && query !== null && 'preview' in query && query.preview !== 'false';

/** Far above what people do by hand, and far below what keeps a server busy. */
export const LIMITS = {
  upload: { ofAccount: 120, ofAddress: 1_200, seconds: 10 * MINUTE },
  import: { ofAccount: 120, ofAddress: 1_200, seconds: 10 * MINUTE },
  /** What an import, a plan change or a change of scope would do. */
  preview: { ofAccount: 600, ofAddress: 6_000, seconds: 5 * MINUTE, counts: isPreview },
  effect: { ofAccount: 600, ofAddress: 6_000, seconds: 5 * MINUTE },
  search: { ofAccount: 300, ofAddress: 3_000, seconds: MINUTE },
  /** Steps of a sign-in by a city's identity provider: each asks a server elsewhere. Offices share an address. */
  provider: { ofAccount: 60, ofAddress: 300, seconds: 5 * MINUTE },
  export: { ofAccount: 100, ofAddress: 1_000, seconds: 10 * MINUTE },
} satisfies Readonly<Record<string, Limit>>;

/** The route is limited by account and by address: 429 with `Retry-After` beyond. */
export const Limited = (name: keyof typeof LIMITS) => SetMetadata(LIMITED, name);
