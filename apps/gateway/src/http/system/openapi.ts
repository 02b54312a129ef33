import { Controller } from '@nestjs/common';
import { z } from 'zod';
import { OpenApiDocument } from '../../openapi/document';
import { declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';

const openApi = declareRoute({
  operation: 'openApi',
  method: 'GET',
  path: '/openapi.json',
  tag: 'System',
  callers: 'ANYONE',
  rate: 'none',
  status: 200,
  summary: 'This document',
  answer: z.record(z.string(), z.unknown()).meta({ description: 'OpenAPI 3.1', examples: [{ openapi: '3.1.0' }] }),
});

@Controller()
export class OpenApiController {
  constructor(private readonly document: OpenApiDocument) {}

  @Route(openApi)
  openApi() {
    return this.document.value();
  }
}
