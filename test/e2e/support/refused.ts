import type { Response } from 'supertest';

interface ErrorBody {
  readonly error_code: string;
  readonly error_msg: string;
}

const CHINESE = /\p{Script=Han}/u;

/**
 * For `expect` of a call: an error answer of the documented form (api 7.18, 9.1), in the language that was asked for,
 * whose sentence names the field.
 */
export function refused(status: number, code: string, field = '') {
  return (response: Response): void => {
    const body = response.body as ErrorBody;
    expect({ status: response.status, error_code: body.error_code }).toEqual({ status, error_code: code });
    expect(Object.keys(body)).toEqual(['error_code', 'error_msg']);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(response.headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
    expect(body.error_msg.length).toBeLessThanOrEqual(1024);
    expect(body.error_msg).toContain(field);
  };
}

/** The sentence of a refusal is Chinese, or it is not (api 9.6). */
export function inLanguage(language: 'zh_CN' | 'en_US') {
  return ({ body }: Response): void => {
    expect(CHINESE.test((body as ErrorBody).error_msg)).toBe(language === 'zh_CN');
  };
}
