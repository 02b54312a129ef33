import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, customer as contracts } from '@pc/contracts';
import { newSecret, refuse, Sealer, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { findProject, type Project } from '../../../domain/project';
import type { Token } from '../../../domain/token';
import type { User } from '../../../domain/user';
import { Credentials } from '../../../ports/credentials';
import { CUSTOMER_SETTINGS, type CustomerSettings } from '../../../ports/settings';
import type { Subject } from '../login/login';

type TokenAnswer = AnswerOf<typeof contracts.createToken>;

/** Makes the text of a token, keeps its hash, and describes it (api 3.1). */
@Injectable()
export class IssueToken {
  constructor(
    private readonly credentials: Credentials,
    private readonly sealer: Sealer,
    @Inject(CUSTOMER_SETTINGS) private readonly settings: CustomerSettings,
  ) {}

  /** api 7.15: the project that a scope names by region or id; undefined where it names none. */
  projectOf(accountId: string, wanted: string | undefined): Project | undefined | Refusal {
    if (wanted === undefined) return undefined;
    const project = findProject(accountId, this.settings.regions, wanted);
    return project ?? refuse('CBC.0101', { field: 'auth.scope.project', reason: 'unknown' });
  }

  async execute(
    tx: Tx,
    { account, user }: Subject,
    project: Project | undefined,
    terms: Pick<Token, 'expiresAt' | 'assumed'>,
  ): Promise<TokenAnswer> {
    const text = newSecret();
    const hash = this.sealer.blindIndex(text, 'token');
    await this.credentials.addToken(tx, { hash, accountId: account.id, ...(user && { userId: user.id }), issuedAt: tx.now, ...terms });
    return {
      sealed_token: this.sealer.seal(text, 'token'),
      issued_at: microseconds(tx.now),
      expires_at: microseconds(terms.expiresAt),
      user: userView({ account, ...(user && { user }) }),
      ...(project && { project: { id: project.id, name: project.region } }),
      roles: rolesOf(user),
    };
  }
}

/** The account and its user as token bodies show them; the main account is a user of its own name. */
export function userView({ account, user }: Subject) {
  return { id: user?.id ?? account.id, name: user?.name ?? account.name, domain: { id: account.id, name: account.name } };
}

/** The tenant's administrator, or what the IAM user may do (api 3.2, 5). */
function rolesOf(user: User | undefined): { id: string; name: string }[] {
  const names = user ? (user.permissions.length > 0 ? user.permissions : ['readonly']) : ['te_admin'];
  return names.map((name) => ({ id: name, name }));
}

/** Times in the body of a token have microseconds (api 3.1). */
function microseconds(time: Date): string {
  return time.toISOString().replace('Z', '000Z');
}
