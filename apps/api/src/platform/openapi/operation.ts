import { SetMetadata } from '@nestjs/common';

export const OPERATION = 'wegmarke:operation';
export const ACCEPTED = 'wegmarke:accepts';
export const ACCEPTED_FILE = 'wegmarke:accepts-file';

/** What a route answers, for the description of the API. */
export interface Operation {
  /** One sentence. */
  readonly summary: string;
  readonly status: number;
  /** JSON Schema of the answer, by media type; none where the answer is empty. */
  readonly content: Readonly<Record<string, object>>;
}

const schemaOf = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

/** The contract type of the body. */
export const Accepts = (contract: string): MethodDecorator => SetMetadata(ACCEPTED, contract);

/** All is said by the address. */
export const AcceptsNothing = (): MethodDecorator => SetMetadata(ACCEPTED, null);

/** A form (`multipart/form-data`) with one file as its part `file`; the contract type of its other parts. */
export const AcceptsFile = (contract: string): MethodDecorator => SetMetadata(ACCEPTED_FILE, contract);

/** The contract type of the answer (null: none), and in one sentence what the route does. */
export function Answers(contract: string | null, summary: string, status?: number): MethodDecorator {
  const content: Operation['content'] = contract === null ? {} : { 'application/json': schemaOf(contract) };
  return describe({ summary, status: status ?? (contract === null ? 204 : 200), content });
}

/** A page of a list of the contract type. */
export function AnswersList(contract: string, summary: string): MethodDecorator {
  const schema = {
    type: 'object',
    required: ['items', 'nextCursor', 'total'],
    properties: {
      items: { type: 'array', items: schemaOf(contract) },
      nextCursor: { type: ['string', 'null'], description: 'Hand it in as `cursor` for the next page.' },
      total: { type: 'integer' },
    },
  };
  return describe({ summary, status: 200, content: { 'application/json': schema } });
}

/** Anything that is not JSON. */
export function AnswersFile(mediaType: string, summary: string): MethodDecorator {
  return describe({ summary, status: 200, content: { [mediaType]: {} } });
}

const describe = (operation: Operation): MethodDecorator => SetMetadata(OPERATION, operation);
