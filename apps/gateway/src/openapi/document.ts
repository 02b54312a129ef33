import { Injectable } from '@nestjs/common';
import { RouteTable } from '../routing/route-table';
import type { RouteSpec } from '../routing/route-spec';
import { operationOf, WAYS_OF_ACCESS } from './operation';
import { ERROR_SCHEMAS, HEADERS, PARAMETERS, SECURITY_SCHEMES } from './shared-components';
import type { Components } from './json-schema';

/** The API as OpenAPI 3.1, made from the declarations of the routes. */
@Injectable()
export class OpenApiDocument {
  private made: object | undefined;

  constructor(private readonly routes: RouteTable) {}

  value(): object {
    this.made ??= openApiOf(this.routes.all());
    return this.made;
  }
}

export function openApiOf(routes: readonly RouteSpec[]) {
  const schemas: Components = { ...ERROR_SCHEMAS };
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) (paths[route.path] ??= {})[route.method.toLowerCase()] = operationOf(route, schemas);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Partner Center',
      version: '0.1.0',
      description:
        "Back office of a cloud vendor's partner channel. Money is in yuan, times are UTC (`yyyy-MM-ddTHH:mm:ssZ`). Every answer carries `X-Request-Id`.",
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'This server' }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    security: WAYS_OF_ACCESS,
    paths,
    components: { schemas, parameters: PARAMETERS, headers: HEADERS, securitySchemes: SECURITY_SCHEMES },
  };
}
