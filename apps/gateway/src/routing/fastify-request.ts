import type { Caller } from '@pc/contracts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls, once access was checked. */
    caller?: Caller;
  }
}
