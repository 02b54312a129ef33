import { idText, optionalText, text } from '@pc/contracts';
import { z } from 'zod';

const EXAMPLE_ID = '0123456789abcdef0123456789abcdef';

const name = (description: string, example: string) => text(64, { description, example });
const domain = z.object({ name: name('Name of the account', 'partner1') }).meta({ description: 'The account' });
const domainById = z.object({ id: idText({ description: 'Id of the account', example: EXAMPLE_ID }) }).meta({ description: 'The account' });
const project = z
  .union([z.object({ name: name('Name of the project', 'cn-north-4') }), z.object({ id: name('Id of the project', EXAMPLE_ID) })])
  .meta({ description: 'A project of the account, by name or id' });

const scope = z
  .union([z.object({ project }), z.object({ domain: z.union([domain, domainById]).meta({ description: 'The account, by name or id' }) })])
  .nullish()
  .meta({
    description: 'What the token is for: the account, or one of its projects; the account when absent',
    examples: [{ domain: { name: 'partner1' } }],
  });

const password = z
  .object({
    user: z
      .object({
        name: name('Name of the user; for the main account that of the account', 'partner1'),
        password: z
          .string()
          .min(1)
          .max(256)
          .meta({ description: 'Password', examples: ['example-password-1'] }),
        domain,
      })
      .meta({ description: 'Who asks' }),
  })
  .meta({ description: 'Name and password' });

const assumeRole = z
  .object({
    domain_name: optionalText(64, { description: "Name of the customer's account; this or `domain_id`", example: 'customer1' }),
    domain_id: optionalText(64, { description: "Id of the customer's account", example: EXAMPLE_ID }),
    agency_name: name("The partner's `xaccount_type`", 'EXAMPLE_PLATFORM'),
  })
  .meta({
    description: 'The customer in whose place a partner acts',
    written: { domain_name: 'customer1', agency_name: 'EXAMPLE_PLATFORM' },
  });

/** The bodies of api 3.1 and 3.2. */
export const tokenRequest = z.object({
  auth: z
    .object({
      identity: z
        .object({
          methods: z
            .array(z.enum(['password', 'assume_role']))
            .length(1)
            .meta({
              description: 'How the caller proves who it is: by password, or by a partner token in `X-Auth-Token`',
              examples: [['password']],
            }),
          password: password.optional(),
          assume_role: assumeRole.optional(),
        })
        .meta({ description: 'Proof of identity' }),
      scope,
    })
    .meta({ description: 'What is asked' }),
});

export type TokenRequest = z.output<typeof tokenRequest>;

/** Name or id of the project that the token is scoped to; undefined: the account. */
export function projectOf({ auth }: TokenRequest): string | undefined {
  if (!auth.scope || !('project' in auth.scope)) return undefined;
  const { project: wanted } = auth.scope;
  return 'name' in wanted ? wanted.name : wanted.id;
}

/** Name or id of the account that the scope names; undefined: none. */
export function domainOf({ auth }: TokenRequest): string | undefined {
  if (!auth.scope || !('domain' in auth.scope)) return undefined;
  const { domain: wanted } = auth.scope;
  return 'name' in wanted ? wanted.name : wanted.id;
}

/** Whether the scope names another account than that of the user. */
export function isForeignScope({ auth }: TokenRequest): boolean {
  return !!auth.scope && 'domain' in auth.scope && domainOf({ auth }) !== auth.identity.password?.user.domain.name;
}
