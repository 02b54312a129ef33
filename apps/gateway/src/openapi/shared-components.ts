import { SESSION_COOKIE } from '../access/session-cookie';
import type { Components } from './json-schema';

const REQUEST_ID = '00112233445566778899aabbccddeeff';

/** The two forms of error bodies (api 9.1, 3.1). */
export const ERROR_SCHEMAS: Components = {
  Error: {
    type: 'object',
    description: 'An error',
    required: ['error_code', 'error_msg'],
    properties: {
      error_code: { type: 'string', maxLength: 20, description: 'Stable code', examples: ['CBC.0100'] },
      error_msg: {
        type: 'string',
        maxLength: 1024,
        description: 'Sentence for people, in the language of `X-Language`',
        examples: ['Parameter error: limit is greater than 100'],
      },
      fail_check_items: {
        type: 'array',
        items: { type: 'string' },
        description: 'Every precondition that is not met, with `CBC.99007004`',
        examples: [['PICK_UP_COUPON_UNSPENT']],
      },
    },
  },
  TokenServiceError: {
    type: 'object',
    description: 'An error of the token service',
    required: ['error'],
    properties: {
      error: {
        type: 'object',
        description: 'The error',
        required: ['code', 'message', 'title'],
        properties: {
          code: { type: 'integer', description: 'HTTP status', examples: [401] },
          message: {
            type: 'string',
            maxLength: 1024,
            description: 'Sentence for people',
            examples: ['The username or password is wrong.'],
          },
          title: { type: 'string', maxLength: 64, description: 'Name of the status', examples: ['Unauthorized'] },
        },
      },
    },
  },
};

export const PARAMETERS = {
  'X-Language': {
    name: 'X-Language',
    in: 'header',
    required: false,
    description: 'Language of messages; anything but `en_US` is `zh_CN`',
    schema: { type: 'string', default: 'zh_CN', examples: ['zh_CN', 'en_US'] },
    example: 'en_US',
  },
  'Idempotency-Key': {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'Makes a repetition harmless: the same key and body get the stored answer, marked `Idempotent-Replayed: true`; kept at least 24 hours',
    schema: { type: 'string', minLength: 1, maxLength: 64 },
    example: '5f0c6a0e-issue-1',
  },
  'X-CSRF-Token': {
    name: 'X-CSRF-Token',
    in: 'header',
    required: false,
    description: 'With a console session: its CSRF token, from `POST` or `GET /v2/sessions`; mandatory but for reads',
    schema: { type: 'string', maxLength: 64 },
    example: 'uP1v4iWnS0f2Vw7fGm3sD5a8Qe6tYk9cXr0bLz1hJNo',
  },
};

export const HEADERS = {
  'X-Request-Id': { description: 'Id of this request, also in the logs', schema: { type: 'string' }, example: REQUEST_ID },
  'Retry-After': { description: 'Seconds after which a repetition makes sense', schema: { type: 'integer' }, example: 1 },
  'Idempotent-Replayed': {
    description: '`true`: this is the stored answer of an earlier request with the same `Idempotency-Key`',
    schema: { type: 'string', enum: ['true'] },
  },
};

export const SECURITY_SCHEMES = {
  signature: {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description:
      'Request signed with an access key: `SDK-HMAC-SHA256 Access={access key}, SignedHeaders={names}, Signature={hex}`; the signed header `X-Sdk-Date` is at most 15 minutes off. Preferred over a token.',
  },
  token: {
    type: 'apiKey',
    in: 'header',
    name: 'X-Auth-Token',
    description: 'Token of `POST /v3/auth/tokens`. With both, the signature decides.',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: SESSION_COOKIE,
    description:
      'Console session of `POST /v2/sessions`. A signature or token beside it decides; writing requests send `X-CSRF-Token` too.',
  },
};
