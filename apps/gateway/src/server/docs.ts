import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { absolutePath } from 'swagger-ui-dist';

/** Only what the page itself brings; the inline styles are those of Swagger UI. */
const CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

const NOT_SERVED = ['**/swagger-initializer.js', '**/*.map', '**/*.json', '**/*.md'];

const INITIALIZER = `window.onload = () => {
  window.ui = SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true, presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset], layout: 'StandaloneLayout' });
};
`;

/** The browsable API document at `/docs`; all its files come from this server, so it works without the internet. */
export async function serveDocs(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  await server.register(fastifyStatic, {
    root: absolutePath(),
    prefix: '/docs/',
    index: false,
    wildcard: false,
    globIgnore: NOT_SERVED,
    setHeaders: (reply) => void securedReply(reply),
  });
  server.get('/docs', (_request, reply) => reply.redirect('/docs/'));
  server.get('/docs/', (_request, reply) => securedReply(reply).sendFile('index.html'));
  server.get('/docs/swagger-initializer.js', (_request, reply) =>
    securedReply(reply).type('text/javascript; charset=utf-8').send(INITIALIZER),
  );
}

function securedReply(reply: FastifyReply): FastifyReply {
  return reply.header('Content-Security-Policy', CONTENT_SECURITY_POLICY).header('X-Content-Type-Options', 'nosniff');
}
