/** The API as an OpenAPI 3.1 document. */
import { VERSION } from '../core/version.js';
import { API_ROUTES, type ApiRoute } from './routes.js';
import { ref, type Schema, SHAPES } from './schemas.js';

const JSON_TYPE = 'application/json';
const BEARER = 'archivers';

export function openApi(): Schema {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const route of API_ROUTES) {
    paths[route.path] ??= {};
    (paths[route.path] as Record<string, Schema>)[route.method] = operation(route);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Plumbline',
      version: VERSION,
      description:
        'What the workbench asks of its server. A request names the server by its own host; one that changes something comes from its own pages or carries a token.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: {
      schemas: SHAPES,
      securitySchemes: { [BEARER]: { type: 'http', scheme: 'bearer' } },
    },
  };
}

function operation({ method, path, topic, does, takes = {}, body, answers }: ApiRoute): Schema {
  return {
    operationId: operationId(method, path),
    tags: [topic],
    summary: does,
    ...(Object.keys(takes).length === 0 ? {} : { parameters: Object.entries(takes).map(parameter(path)) }),
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { [body.type ?? JSON_TYPE]: { schema: ref(body.shape) } } } }),
    responses: Object.fromEntries(
      Object.entries(answers).map(([status, { means, body, type = JSON_TYPE }]) => [
        status,
        {
          description: means,
          ...(body === undefined && type === JSON_TYPE
            ? {}
            : { content: { [type]: { schema: body === undefined ? {} : ref(body) } } }),
        },
      ]),
    ),
    ...(topic === BEARER ? { security: [{ [BEARER]: [] }] } : {}),
  };
}

const parameter =
  (path: string) =>
  ([name, { means, schema = { type: 'string' } }]: [string, { means: string; schema?: Schema }]): Schema => {
    const isInPath = path.includes(`{${name}}`);
    return { name, in: isInPath ? 'path' : 'query', required: isInPath, description: means, schema };
  };

/** `get /api/cases/{name}/files/{path}` → `getCasesFiles` and what varies: unique, as the test holds. */
function operationId(method: string, path: string): string {
  const words = path.split(/[^a-z0-9]+/i).filter((word) => word !== '' && word !== 'api');
  return [method, ...words.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join('');
}
