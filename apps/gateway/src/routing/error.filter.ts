import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, Injectable, NotFoundException } from '@nestjs/common';
import { type ErrorCodeName } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { LOGGER, type Logger } from '@pc/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorBody, type HttpRefusal, refusalOf, tokenErrorBody } from './errors';
import { errorPage, wantsJson } from './error-page';
import { pageHeaders, pageText } from './html';
import { languageOf, pageLanguageOf } from './language';
import { NotReady } from './not-ready';
import { Refused } from './refused';
import { RouteTable } from './route-table';

const UNFORESEEN: ErrorCodeName = 'CBC.0999';

/** The one place where errors become answers (api 9.1): whatever happens, code and sentence, and never a stack. */
@Injectable()
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(
    private readonly routes: RouteTable,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  private answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    if (error instanceof NotReady) return void reply.status(503).send(error.report);
    const outcome = error instanceof NotFoundException ? this.notFound(request, reply) : this.outcomeOf(error, request);
    void reply.header('X-Request-Id', request.id).status(outcome.status);
    const form = this.routes.find(request.method, request.url)?.errorForm;
    if (form === 'page' && !wantsJson(request)) {
      const own = error instanceof Refused ? error.page : undefined;
      const page = own ?? errorPage(outcome, pageLanguageOf(request.headers), request.id);
      return void reply.headers(pageHeaders(page)).send(pageText(page));
    }
    const language = languageOf(request.headers);
    void reply.send(
      form === 'token-service' ? tokenErrorBody(outcome, language) : { ...errorBody(outcome.refusal, language), ...outcome.beside },
    );
  }

  private outcomeOf(error: unknown, request: FastifyRequest): HttpRefusal {
    const foreseen = refusalOf(error);
    // Paths may hold what opens something, such as the token of an invitation: the log gets the route's own.
    const route = this.routes.find(request.method, request.url);
    const place = { requestId: request.id, path: route?.path ?? request.url.split('?', 1)[0] };
    if (!foreseen) this.logger.error({ ...place, err: error }, 'A request failed');
    else if (foreseen.status >= 500)
      this.logger.warn({ ...place, status: foreseen.status, cause: (error as Error).message }, 'A request was not answered');
    return foreseen ?? { status: 500, refusal: refuse(UNFORESEEN) };
  }

  /** A known path with another method is 405 and names the methods it has (api 7.18). */
  private notFound(request: FastifyRequest, reply: FastifyReply): HttpRefusal {
    const methods = this.routes.methodsOf(request.url);
    if (methods.length > 0) void reply.header('Allow', methods.join(', '));
    return { status: methods.length > 0 ? 405 : 404, refusal: refuse('APIGW.0101') };
  }
}
