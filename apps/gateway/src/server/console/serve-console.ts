import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ConfigurationError, LOGGER, type Logger } from '@pc/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { GatewaySettings } from '../../config';
import { legalDocuments } from './legal-documents';

/** In the built system the console lies beside the program of the gateway. */
const BESIDE_THE_GATEWAY = join(__dirname, '../console');
const PAGE = 'index.html';

/** Everything comes from this server, and nothing stands inline: what gets into a page as text never runs. */
const HEADERS = {
  'Content-Security-Policy': "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const;

/** The name of such a file tells what is in it: another content has another name. */
const FOREVER = 'public, max-age=31536000, immutable';
/** Asked for anew each time, and not sent again while its ETag is the same. */
const REVALIDATED = 'no-cache';

/** The web console at `/console/`. Throws ConfigurationError where its folder was named and holds none. */
export async function serveConsole(app: NestFastifyApplication, settings: GatewaySettings): Promise<void> {
  const documents = legalDocuments(settings);
  const root = resolve(settings.CONSOLE_DIR ?? BESIDE_THE_GATEWAY);
  if (!existsSync(join(root, PAGE))) {
    if (settings.CONSOLE_DIR !== undefined) throw new ConfigurationError(`CONSOLE_DIR: ${root} holds no ${PAGE}`);
    app.get<Logger>(LOGGER).info('The console is not built, and not served');
    return;
  }
  const server = app.getHttpAdapter().getInstance();
  const assets = join(root, 'assets') + sep;
  await server.register(fastifyStatic, {
    root,
    prefix: '/console/',
    index: false,
    wildcard: false,
    globIgnore: [`**/${PAGE}`, '**/*.br'],
    preCompressed: true,
    decorateReply: false,
    cacheControl: false,
    setHeaders: (reply, path) => void secured(reply).header('Cache-Control', path.startsWith(assets) ? FOREVER : REVALIDATED),
  });
  const page = pageIn(root);
  server.get('/console', (_request, reply) => reply.redirect('/console/'));
  server.get('/console/', page);
  server.get('/console/settings.json', (_request, reply) => secured(reply).header('Cache-Control', REVALIDATED).send({ documents }));
  // The console has addresses of its own, which only it can tell apart; a file that is not there is none of them.
  server.get('/console/*', (request, reply) => (isFile(request.url) ? reply.callNotFound() : page(request, reply)));
}

/** The one page, kept in memory: `reply.sendFile` would go by the headers of the API document's files. */
function pageIn(root: string) {
  const text = readFileSync(join(root, PAGE));
  const tag = `"${createHash('sha256').update(text).digest('base64url')}"`;
  return (request: FastifyRequest, reply: FastifyReply) => {
    secured(reply).headers({ 'Cache-Control': REVALIDATED, ETag: tag });
    const isKnown = request.headers['if-none-match']?.includes(tag) === true;
    return isKnown ? reply.status(304).send() : reply.type('text/html; charset=utf-8').send(text);
  };
}

const isFile = (url: string) => /\.[^/]*$/.test(url.split('?', 1)[0]!);

function secured(reply: FastifyReply): FastifyReply {
  return reply.headers(HEADERS);
}
