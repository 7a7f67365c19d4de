import { getMetadataStorage, IS_IN, IS_INT, IS_OPTIONAL, MAX, MAX_LENGTH, MIN } from 'class-validator';
import type { Route } from './routes';

type Schema = Readonly<Record<string, unknown>>;

const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'The request cannot be read.',
  401: 'There is no session.',
  403: 'The right is missing.',
  404: 'Not there, or of another municipality.',
  409: 'Conflicts with the current state.',
  412: 'The version is not the current one.',
  413: 'The body is too large.',
  415: 'The body is of another type.',
  422: 'A field does not hold what it must.',
  428: 'If-Match is missing.',
  429: 'Asked for too often; `Retry-After` says when again.',
  503: 'Not available at the moment.',
};

/** The description of all routes below the API's prefix, as OpenAPI 3.1. `schemas`: the contracts by name. */
export function describeApi(routes: readonly Route[], schemas: Readonly<Record<string, Schema>>): Schema {
  const paths: Record<string, Record<string, Schema>> = {};
  const described = routes.filter((route) => route.operation !== undefined);
  for (const route of described.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Wegmarke',
      version: '1',
      description:
        'Dates are YYYY-MM-DD, instants ISO 8601 in UTC, ids UUIDs. A date that is written lies between 1990-01-01 and 100 years ahead. ' +
        'Errors are problem documents (RFC 9457) with a stable code. ' +
        'Checks come in this order: session, access, If-Match, input. What belongs to another municipality answers 404.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas,
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'wegmarke' } },
    },
  };
}

/** JSON of a contract, or a form with a file; undefined where there is none. */
function bodyOf({ accepted, acceptedFile }: Route): Schema | undefined {
  const schemaOf = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
  if (typeof accepted === 'string')
    return { required: true, content: { 'application/json': { schema: schemaOf(accepted) } } };
  if (acceptedFile === undefined) return undefined;
  const file = {
    type: 'object',
    required: ['file'],
    properties: { file: { type: 'string', format: 'binary' } },
  };
  const schema = { allOf: [schemaOf(acceptedFile), file] };
  return { required: true, content: { 'multipart/form-data': { schema } } };
}

function describeRoute(route: Route): Schema {
  const { operation, rule, name, controller } = route;
  const closed =
    rule?.kind === 'signed-in' ||
    rule?.kind === 'operator' ||
    (rule?.kind === 'requires' && rule.action !== 'strategy.read');
  const body = bodyOf(route);
  const content = Object.entries(operation?.content ?? {}).map(([type, schema]) => [type, { schema }]);
  return {
    operationId: name.replace('Controller.', '_'),
    tags: [controller.replace('Controller', '')],
    summary: operation?.summary,
    parameters: [...pathParameters(route), ...queryParameters(route), ...headerParameters(route)],
    ...(body ? { requestBody: body } : {}),
    ...(closed ? { security: [{ session: [] }] } : {}),
    responses: {
      [operation?.status ?? 200]: {
        description: operation?.summary,
        ...(content.length > 0 ? { content: Object.fromEntries(content) as Schema } : {}),
      },
      ...Object.fromEntries(statusesOf(route, closed).map((status) => [status, problem(status)])),
    },
  };
}

const isWrite = ({ method }: Route): boolean => method !== 'GET';

function statusesOf(route: Route, closed: boolean): number[] {
  const { rule, query, path } = route;
  const takesBody = (route.accepted ?? route.acceptedFile) !== undefined;
  const versioned = rule?.kind === 'requires' && Boolean(rule.ifMatch);
  const statuses = [503];
  if (closed) statuses.push(401, 403);
  if (path.includes(':')) statuses.push(404);
  if (route.limited) statuses.push(429);
  if (versioned) statuses.push(412, 428);
  if (takesBody) statuses.push(400, 413, 415);
  // Without a body, too, a rule may refuse a write.
  if (takesBody || query || isWrite(route)) statuses.push(422);
  if (isWrite(route) && rule?.kind === 'requires') statuses.push(409);
  return statuses.sort((a, b) => a - b);
}

function problem(status: number): Schema {
  const schema = { $ref: '#/components/schemas/Problem' };
  return { description: PROBLEMS[status], content: { 'application/problem+json': { schema } } };
}

function pathParameters({ path }: Route): Schema[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: /id$/i.test(name) ? { type: 'string', format: 'uuid' } : { type: 'string' },
  }));
}

function headerParameters(route: Route): Schema[] {
  const { rule } = route;
  if (rule?.kind !== 'requires' || !isWrite(route)) return [];
  const header = (name: string, required: boolean, description: string): Schema => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string' },
  });
  return [
    ...(rule.ifMatch
      ? [header('If-Match', rule.ifMatch === true, 'The version that was seen: the ETag of the last answer.')]
      : []),
    ...(rule.transaction === false
      ? []
      : [
          header(
            'Idempotency-Key',
            false,
            'The same key with the same body is answered again what it was told. Kept 24 hours.',
          ),
        ]),
  ];
}

/** From the rules that the query is checked by. */
function queryParameters({ query }: Route): Schema[] {
  if (!query) return [];
  const rules = getMetadataStorage().getTargetValidationMetadatas(query, '', false, false);
  return [...new Set(rules.map(({ propertyName }) => propertyName))].sort().map((name) => {
    const own = rules.filter(({ propertyName }) => propertyName === name);
    const ruleOf = (kind: string): unknown[] | undefined =>
      own.find((rule) => (rule.name ?? rule.type) === kind)?.constraints;
    const limits = Object.entries({ minimum: MIN, maximum: MAX, maxLength: MAX_LENGTH, enum: IS_IN })
      .map(([key, kind]) => [key, ruleOf(kind)?.[0]])
      .filter(([, value]) => value !== undefined);
    const isInteger = own.some((rule) => rule.name === IS_INT);
    const isDay = own.some((rule) => rule.name === 'day');
    return {
      name,
      in: 'query',
      required: !own.some((rule) => rule.name === IS_OPTIONAL || rule.type === 'conditionalValidation'),
      schema: {
        type: isInteger ? 'integer' : 'string',
        ...(isDay ? { format: 'date' } : {}),
        ...(Object.fromEntries(limits) as Schema),
      },
    };
  });
}
