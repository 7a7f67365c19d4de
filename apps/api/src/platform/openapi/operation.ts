import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { ContractName } from './contract-name';

const refTo = (name: ContractName) => ({ $ref: `#/components/schemas/${name}` });
const jsonOf = (schema: object) => ({ 'application/json': { schema } });

/** The contract type of the body. */
export const Accepts = (name: ContractName): MethodDecorator =>
  ApiBody({ required: true, schema: refTo(name) });

/** The contract type of the answer (null: none), and in one sentence what the route does. */
export function Answers(
  name: ContractName | null,
  summary: string,
  status = name === null ? 204 : 200,
): MethodDecorator {
  const content = name === null ? {} : { content: jsonOf(refTo(name)) };
  return applyDecorators(
    ApiOperation({ summary }),
    ApiResponse({ status, description: summary, ...content }),
  );
}

/** A page of a list of the contract type. */
export function AnswersList(name: ContractName, summary: string): MethodDecorator {
  const schema = {
    type: 'object',
    required: ['items', 'nextCursor', 'total'],
    properties: {
      items: { type: 'array', items: refTo(name) },
      nextCursor: { type: ['string', 'null'] },
      total: { type: 'integer' },
    },
  };
  return applyDecorators(
    ApiOperation({ summary }),
    ApiResponse({ status: 200, description: summary, content: jsonOf(schema) }),
  );
}
