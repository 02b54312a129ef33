import { BusTimeout, BusUnavailable } from '@pc/bus';
import { type Language, messageOf, statusOf } from '@pc/contracts';
import { type Refusal, refuse } from '@pc/kernel';
import { STATUS_CODES } from 'node:http';
import { Refused } from './refused';

/** 12 MB, the most that a signed request may carry (api 4). */
export const MAX_BODY_BYTES = 12 * 1024 * 1024;
const MAX_MESSAGE_LENGTH = 1024;

/** What an error answers. */
export interface HttpRefusal {
  readonly status: number;
  readonly refusal: Refusal;
}

/** The refusal that stands for an error of the pipeline; undefined when nobody foresaw it. */
export function refusalOf(error: unknown): HttpRefusal | undefined {
  if (error instanceof Refused) return { status: error.status ?? statusOf(error.refusal.code), refusal: error.refusal };
  if (error instanceof BusTimeout) return { status: 504, refusal: refuse('PCB.0504') };
  if (error instanceof BusUnavailable) return { status: 503, refusal: refuse('CBC.0999') };
  return serverRefusal(error as { code?: unknown; statusCode?: unknown });
}

/** Errors by which Fastify itself turns a request away. */
function serverRefusal({ code, statusCode }: { code?: unknown; statusCode?: unknown }): HttpRefusal | undefined {
  const body = (reason: string) => refuse('CBC.0100', { field: 'body', reason, params: { max: MAX_BODY_BYTES } });
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { status: 413, refusal: body('too_large') };
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return { status: 415, refusal: body('content_type') };
  const foreseen = typeof code === 'string' && code.startsWith('FST_ERR') && typeof statusCode === 'number' && statusCode < 500;
  return foreseen ? { status: 400, refusal: refuse('CBC.0100') } : undefined;
}

/** The body of an error answer (api 9.1), with every failed item where there are some (api 7.22). */
export function errorBody(refusal: Refusal, language: Language) {
  return {
    error_code: refusal.code,
    error_msg: messageOf(refusal, language).slice(0, MAX_MESSAGE_LENGTH),
    ...(refusal.items && { fail_check_items: refusal.items }),
  };
}

/** The body of an error of the token service (api 3.1). */
export function tokenErrorBody({ status, refusal }: HttpRefusal, language: Language) {
  const message = status === 401 ? 'The username or password is wrong.' : messageOf(refusal, language);
  return { error: { code: status, message: message.slice(0, MAX_MESSAGE_LENGTH), title: STATUS_CODES[status] ?? 'Error' } };
}
