import { Inject, Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { AnswerOf, customer as contracts } from '@pc/contracts';
import { isRefusal, newSecret, refuse, Sealer, type Refusal } from '@pc/kernel';
import { UnitOfWork } from '@pc/store';
import type { Account } from '../../domain/account';
import { nameKey } from '../../domain/account-name';
import { findProject, type Project } from '../../domain/project';
import { isLetIn, TOKEN_LIFE_MS } from '../../domain/token';
import type { User } from '../../domain/user';
import { Accounts } from '../../ports/accounts';
import type { ReplyOf, RequestOf } from '../../ports/commands';
import { Credentials } from '../../ports/credentials';
import { Secrets } from '../../ports/secrets';
import { CUSTOMER_SETTINGS, type CustomerSettings } from '../../ports/settings';

type Contract = typeof contracts.createToken;

interface Subject {
  readonly account: Account;
  readonly user?: User;
}

/**
 * api 3.1: a token by password. The answer to every wrong name and password is the same and takes the same time.
 * Not kept by the inbox: a stored answer would keep the token, and a second token does no harm.
 */
@Injectable()
export class CreateToken {
  constructor(
    private readonly work: UnitOfWork,
    private readonly accounts: Accounts,
    private readonly credentials: Credentials,
    private readonly secrets: Secrets,
    private readonly sealer: Sealer,
    @Inject(CUSTOMER_SETTINGS) private readonly settings: CustomerSettings,
  ) {}

  async execute({ payload }: RequestOf<Contract>): ReplyOf<Contract> {
    const password = this.sealer.open(payload.sealed_password, 'password');
    const subject = await this.authenticate(payload.domain_name, payload.user_name, password);
    if (isRefusal(subject)) return subject;
    const wanted = payload.scope.project;
    const project = wanted === undefined ? undefined : findProject(subject.account.id, this.settings.regions, wanted);
    if (wanted !== undefined && !project) return refuse('CBC.0101', { field: 'auth.scope.project', reason: 'unknown' });
    return answer(await this.issue(subject, project));
  }

  private async authenticate(domainName: string, userName: string, password: string): Promise<Subject | Refusal> {
    const login = await this.accounts.findLogin(domainName);
    const userLogin = await this.credentials.findUserLogin(login?.account.id ?? '', userName);
    const isMain = nameKey(userName) === nameKey(domainName);
    const right = await this.secrets.verifyPassword(password, isMain ? login?.passwordHash : userLogin?.passwordHash);
    if (!right || !login || !isLetIn(login.account)) return refuse('APIGW.0301');
    return { account: login.account, ...(!isMain && userLogin && { user: userLogin.user }) };
  }

  private async issue({ account, user }: Subject, project: Project | undefined): Promise<AnswerOf<Contract>> {
    const text = newSecret();
    const { issuedAt, expiresAt } = await this.work.run(async (tx) => {
      const token = {
        hash: this.sealer.blindIndex(text, 'token'),
        accountId: account.id,
        ...(user && { userId: user.id }),
        issuedAt: tx.now,
        expiresAt: new Date(tx.now.getTime() + TOKEN_LIFE_MS),
      };
      await this.credentials.addToken(tx, token);
      return token;
    });
    return {
      sealed_token: this.sealer.seal(text, 'token'),
      issued_at: microseconds(issuedAt),
      expires_at: microseconds(expiresAt),
      user: { id: user?.id ?? account.id, name: user?.name ?? account.name, domain: { id: account.id, name: account.name } },
      ...(project && { project: { id: project.id, name: project.region } }),
      roles: rolesOf(user),
    };
  }
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
