import { HttpException } from '@nestjs/common';
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
  /** Further fields of the body. */
  readonly beside?: object;
}

/** The refusal that stands for an error of the pipeline; undefined when nobody foresaw it. */
export function refusalOf(error: unknown): HttpRefusal | undefined {
  if (error instanceof Refused) {
    const { refusal, status = statusOf(refusal.code), beside } = error;
    return { status, refusal, ...(beside && { beside }) };
  }
  if (error instanceof BusTimeout) return { status: 504, refusal: refuse('PCB.0504') };
  if (error instanceof BusUnavailable) return { status: 503, refusal: refuse('CBC.0999') };
  return error instanceof HttpException ? serverRefusal(error.getStatus()) : undefined;
}

/** By which status Fastify itself turns a request away before it is looked at. */
function serverRefusal(status: number): HttpRefusal | undefined {
  const body = (reason: string) => refuse('CBC.0100', { field: 'body', reason, params: { max: MAX_BODY_BYTES } });
  if (status === 413) return { status, refusal: body('too_large') };
  if (status === 415) return { status, refusal: body('content_type') };
  return status < 500 ? { status: 400, refusal: refuse('CBC.0100') } : undefined;
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
  const message = refusal.code === 'APIGW.0301' ? 'The username or password is wrong.' : messageOf(refusal, language);
  return { error: { code: status, message: message.slice(0, MAX_MESSAGE_LENGTH), title: STATUS_CODES[status] ?? 'Error' } };
}
