import type { Language } from '@pc/contracts';
import type { FastifyRequest } from 'fastify';
import { errorBody, type HttpRefusal } from './errors';
import { html, type Page } from './html';

const WORDS = {
  zh_CN: {
    title: '无法继续',
    code: '错误码',
    request: '请求编号',
    advice: '请返回您来自的页面重新开始；如果问题仍然存在，请把以下信息告知您的合作伙伴。',
  },
  en_US: {
    title: 'This cannot go on',
    code: 'Error code',
    request: 'Request id',
    advice: 'Go back to the page that you came from and begin again. If that does not help, tell your partner what stands below.',
  },
} as const;

/** An error for people in front of a browser: the sentence, and by what to find it again. */
export function errorPage({ refusal }: HttpRefusal, language: Language, requestId: string): Page {
  const words = WORDS[language];
  const { error_code, error_msg } = errorBody(refusal, language);
  const items = refusal.items?.join(', ');
  const body = html`<h1>${words.title}</h1>
    <p class="fault" role="alert">${error_msg}${items && html` (${items})`}</p>
    <p>${words.advice}</p>
    <p class="note">${words.code} <code>${error_code}</code><br />${words.request} <code>${requestId}</code></p>`;
  return { language, title: words.title, body };
}

/** Whether a program asks that can do nothing with a page: it sent JSON, or accepts JSON and no HTML. */
export function wantsJson({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  const accepts = headers.accept ?? '';
  const sentJson = headers['content-type']?.toLowerCase().startsWith('application/json') ?? false;
  return !accepts.includes('text/html') && (sentJson || accepts.includes('application/json'));
}
