import { z } from 'zod';
import { checkAnswer, checkRequest, checksPath, health, healthPath } from './http-contract.ts';
import { problem, problems } from './http-problem.ts';

type Json = Readonly<Record<string, unknown>>;

/** The contract of the http adapter as an OpenAPI 3.1 document, out of the schemas that the adapter itself uses. */
export function httpOpenApi(): Json {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Zvirka registry gateway',
      version: '1.0.0',
      description:
        'A gateway checks one live code of Diia in the register and says what the register said. ' +
        'A request id is answered once: put again with the same content within ten minutes, it gets the same ' +
        'answer and the code is not used up again. Answers are plain, fresh JSON of at most 256 kB: no ' +
        'redirects, no compression, no cache. A new member comes with a new version of the path.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: 'https://gateway.example.org' }],
    security: [{ token: [] }, { certificate: [] }],
    paths: { [checksPath]: { post: checks() }, [healthPath]: { get: healthCheck() } },
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        certificate: { type: 'mutualTLS' },
      },
      schemas: {
        CheckRequest: schemaOf(checkRequest),
        CheckAnswer: schemaOf(checkAnswer),
        Health: schemaOf(health),
        Problem: schemaOf(problem),
      },
    },
  };
}

function checks(): Json {
  return {
    operationId: 'check',
    summary: 'Checks one code',
    requestBody: { required: true, content: json('CheckRequest') },
    responses: { 200: answer('What the register said', 'CheckAnswer'), ...refusals() },
  };
}

function healthCheck(): Json {
  return {
    operationId: 'health',
    summary:
      'Tells whether a check could be made now, with the same credentials and without any code',
    responses: {
      200: answer('A check could be made', 'Health'),
      401: refusal(['not-admitted']),
      503: refusal(['busy', 'register-down']),
    },
  };
}

/** One response for each status that a problem may come with. */
function refusals(): Json {
  const statuses = new Set(Object.values(problems).flatMap((one) => [...one.statuses]));
  const namesOf = (status: number) =>
    Object.entries(problems).flatMap(([name, one]) =>
      (one.statuses as readonly number[]).includes(status) ? [name] : [],
    );
  return Object.fromEntries(
    [...statuses].sort((one, other) => one - other).map((at) => [at, refusal(namesOf(at))]),
  );
}

function refusal(names: readonly string[]): Json {
  const said = Object.entries(problems).flatMap(([name, { title }]) =>
    names.includes(name) ? [`\`${name}\`: ${title}.`] : [],
  );
  return {
    description: said.join(' '),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

function answer(description: string, schema: string): Json {
  return { description, content: json(schema) };
}

function json(schema: string): Json {
  return { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } };
}

/** JSON Schema 2020-12, which OpenAPI 3.1 takes as it is; the dialect is the document's own. */
function schemaOf(schema: z.ZodType): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema);
  return rest;
}
