import { FastifyAdapter } from '@nestjs/platform-fastify';
import { refuse } from '@pc/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GatewaySettings } from '../config';
import { errorBody, MAX_BODY_BYTES } from '../routing/errors';
import { languageOf } from '../routing/language';
import { answerBrokenRequest } from './broken-request';
import { newRequestId } from './request-id';
import { tlsOptions } from './tls';

/** A request that is not read whole by then is dropped; enough for 12 MB over a slow line. */
const REQUEST_TIMEOUT_MS = 60_000;

/** Fastify as the API needs it: bodies stay raw bytes, because the signature covers them (api 4.2.4). */
export function createAdapter(settings: GatewaySettings): FastifyAdapter {
  const https = tlsOptions(settings);
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // What still arrives while the server closes is served: the bus is the last to go.
    return503OnClosing: false,
    trustProxy: settings.TRUSTED_PROXIES.length > 0 ? settings.TRUSTED_PROXIES : false,
    genReqId: newRequestId,
    frameworkErrors: answerMalformedUrl,
    clientErrorHandler: answerBrokenRequest,
    ...(https && { https }),
  });
  const server = adapter.getInstance();
  server.addHttpMethod('GET', { hasBody: true, overrideExisting: true });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.decorateRequest('caller', undefined);
  return adapter;
}

/** The router refuses such an address before any hook or filter runs. */
function answerMalformedUrl(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = refuse('CBC.0100', { field: 'url', reason: 'format' });
  void reply
    .header('X-Request-Id', request.id)
    .status(400)
    .send(errorBody(refusal, languageOf(request.headers)));
}
