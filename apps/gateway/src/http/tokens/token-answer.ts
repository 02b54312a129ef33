import type { AnswerOf, customer } from '@pc/contracts';
import { z } from 'zod';
import { shownId, shownList, shownText } from '../shown';

const ACCOUNT_ID = '0123456789abcdef0123456789abcdef';
const micros = (description: string, example: string) => shownText(27, `${description}, UTC with microseconds`, example);
const named = (what: string, example: string) =>
  z.object({ id: shownId(`Id of the ${what}`, ACCOUNT_ID), name: shownText(64, `Name of the ${what}`, example) });
const domain = named('account', 'partner1').meta({ description: 'Account' });

/** The body of api 3.1; the token itself stands in the header. */
export const tokenAnswer = z.object({
  token: z
    .object({
      methods: shownList(shownText(32, 'How the caller proved who it is', 'password'), 'How the caller proved who it is'),
      issued_at: micros('Start', '2026-01-31T08:00:00.000000Z'),
      expires_at: micros('End, 24 hours later; of an exchanged token not after that of the partner token', '2026-02-01T08:00:00.000000Z'),
      user: named('user', 'partner1')
        .extend({ domain, password_expires_at: shownText(27, 'Empty: passwords do not expire', '') })
        .meta({ description: 'The user' }),
      domain: domain.optional(),
      project: named('project', 'cn-north-4').extend({ domain }).meta({ description: 'Project, where the scope is one' }).optional(),
      assumed_by: z
        .object({ user: named('user', 'partner1').extend({ domain }).meta({ description: 'The partner, or its user' }) })
        .meta({ description: 'Who acts in the place of the customer, with `assume_role`' })
        .optional(),
      roles: shownList(named('role', 'te_admin'), 'Authority of the token'),
      catalog: shownList(z.record(z.string(), z.unknown()), 'Always empty; absent with `nocatalog`').optional(),
    })
    .meta({ description: 'What the token stands for' }),
});

type Created = AnswerOf<typeof customer.createToken> & Partial<Pick<AnswerOf<typeof customer.assumeRole>, 'assumed_by'>>;

export function toTokenAnswer(
  { issued_at, expires_at, user, project, assumed_by, roles }: Created,
  withCatalog: boolean,
): z.infer<typeof tokenAnswer> {
  return {
    token: {
      methods: [assumed_by ? 'assume_role' : 'password'],
      issued_at: withMicroseconds(issued_at),
      expires_at: withMicroseconds(expires_at),
      user: { ...user, password_expires_at: '' },
      ...(project ? { project: { ...project, domain: user.domain } } : { domain: user.domain }),
      ...(assumed_by && { assumed_by: { user: assumed_by } }),
      roles,
      ...(withCatalog && { catalog: [] }),
    },
  };
}

function withMicroseconds(time: string): string {
  return new Date(time).toISOString().replace(/(\.\d{3})Z$/, '$1000Z');
}
