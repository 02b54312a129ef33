import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  HttpCode,
  Redirect,
  RequestMapping,
  RequestMethod,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readCall } from './call';
import type { RouteSpec } from './route-spec';

const specs = new WeakMap<object, RouteSpec>();

/** Serves a route by the decorated method, whose only argument is the checked call. */
export function Route(spec: RouteSpec): MethodDecorator {
  return (target, key, descriptor) => {
    specs.set(descriptor.value as object, spec);
    TheCall(spec)(target, key, 0);
    applyDecorators(RequestMapping({ method: RequestMethod[spec.method], path: nestPath(spec.path) }), answering(spec))(
      target,
      key,
      descriptor,
    );
  };
}

function answering({ status }: RouteSpec): MethodDecorator {
  return status === 302 || status === 303 ? Redirect('', status) : HttpCode(status);
}

/** The declaration of a handler; undefined when it was not made by `Route`. */
export function routeOf(handler: unknown): RouteSpec | undefined {
  return typeof handler === 'function' ? specs.get(handler) : undefined;
}

const TheCall = createParamDecorator((spec: RouteSpec, context: ExecutionContext) => {
  const http = context.switchToHttp();
  return readCall(spec, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
});

function nestPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}
