import { Inject, Injectable } from '@nestjs/common';
import { answerDeadline, type ReplyOf, type RequestContext, type RequestOf } from '@pc/bus';
import type { certification as contracts, PayloadOf } from '@pc/contracts';
import { isRefusal, jsonDigest, refuse, Sealer, type Clock, type Refusal } from '@pc/kernel';
import { CLOCK } from '@pc/platform';
import type { LegalPerson } from '../../domain/application';
import type { Answered } from '../../domain/attempts';
import { refuseNames } from '../../domain/attachments';
import { isCorporateName } from '../../domain/corporate-name';
import { readNumber } from '../../domain/document-number';
import { filesOfEnterprise, numberRuleOfCertificate } from '../../domain/documents';
import { refuseChange, refuseEnterprise } from '../../domain/preconditions';
import { refuseFirst, refuseSecondChange, type Identity, type RealnameAuth } from '../../domain/realname-auth';
import { IdentityChecks } from '../../ports/identity-checks';
import { Standings } from '../../ports/standings';
import { Admission, type Admitted } from './admission';
import { CountAttempt, isRepeat } from './count-attempt';
import { FileApplication, type Checked } from './file-application';
import { InspectAttachments } from './inspect-attachments';
import { ScreenIdentity } from './screen-identity';

type Contract = typeof contracts.applyEnterprise;

/** The request with its secrets opened: what RN-18 compares. */
interface Wish {
  readonly customerId: string;
  readonly xaccountType: string;
  /** An individual becomes an enterprise. */
  readonly change: boolean;
  readonly certificateType?: number;
  readonly names: readonly string[];
  readonly name: string;
  readonly number: string;
  readonly regCountry?: string;
  readonly regAddress?: string;
  readonly legalPerson?: LegalPerson;
}

/** What the checks settle on. */
interface Proven {
  readonly identity: Identity;
  readonly legalPerson?: LegalPerson;
}

/** An organisation proves who it is, or an individual becomes one (certification 4.5, rows 5, 6 and 9 of 4.7). */
@Injectable()
export class ApplyEnterprise {
  constructor(
    private readonly admission: Admission,
    private readonly countAttempt: CountAttempt,
    private readonly attachments: InspectAttachments,
    private readonly screen: ScreenIdentity,
    private readonly standings: Standings,
    private readonly checks: IdentityChecks,
    private readonly file: FileApplication,
    private readonly sealer: Sealer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    return this.file.execute(request, () => this.check(request.context, this.wishOf(request.payload)));
  }

  /** In the order of 4.10. */
  private async check(context: RequestContext, wish: Wish): Promise<Checked | Answered | Refusal> {
    const { customerId, names, change } = wish;
    const admitted = refuseForm(wish) ?? (await this.admission.execute(context, wish));
    if (isRefusal(admitted)) return admitted;
    const digest = this.sealer.blindIndex(jsonDigest(wish), 'realname.body');
    const refuseState = change ? refuseSecondChange : refuseFirst;
    const counted = await this.countAttempt.execute(context, { customerId, digest, refuseState });
    if (isRefusal(counted) || isRepeat(counted)) return counted;
    const proven = (await this.attachments.execute(admitted.bucket, names)) ?? this.provenBy(wish);
    if (isRefusal(proven)) return proven;
    const refusal =
      (await this.screen.refuseBarred(proven.identity)) ??
      (await this.screen.refuseRisky(customerId, proven.identity)) ??
      (await this.refusePreconditions(context, wish, admitted, counted));
    if (refusal) return refusal;
    const verdict = change ? 'REVIEW' : await this.askRegister(wish, proven);
    return { filed: filedBy(context, wish, proven, admitted.bucket), verdict, digest, refuseState };
  }

  private provenBy({ certificateType, regCountry, name, number, legalPerson }: Wish): Proven | Refusal {
    const now = this.clock.now();
    const read = readNumber(numberRuleOfCertificate(certificateType, regCountry), number, { field: 'verified_number', now });
    if (isRefusal(read)) return read;
    const identity = { type: 1, name, number: read } as const;
    if (!legalPerson) return { identity };
    const personal = readNumber('IDENTITY', legalPerson.number, { field: 'enterprise_person.legel_id_number', now });
    return isRefusal(personal) ? personal : { identity, legalPerson: { name: legalPerson.name, number: personal } };
  }

  /** RN-13: only a change asks what the customer owes. */
  private async refusePreconditions(
    { deadline }: RequestContext,
    { change, customerId }: Wish,
    { facts }: Admitted,
    auth: RealnameAuth,
  ): Promise<Refusal | undefined> {
    if (!change) return refuseEnterprise(facts);
    return refuseChange(auth, facts, await this.standings.of(customerId, answerDeadline(deadline)));
  }

  private async askRegister({ certificateType }: Wish, proven: Proven): Promise<Checked['verdict']> {
    const found = await this.checks.register({ ...proven, ...(certificateType !== undefined && { certificateType }) });
    return found === 'MATCH' ? 'PASS' : 'REVIEW';
  }

  private wishOf({ customer_id, xaccount_type, change, corp_name, sealed_number, person, ...rest }: PayloadOf<Contract>): Wish {
    const { certificate_type, verified_file_url, reg_country, reg_address } = rest;
    return {
      customerId: customer_id,
      xaccountType: xaccount_type,
      change,
      ...(certificate_type !== undefined && { certificateType: certificate_type }),
      names: verified_file_url,
      name: corp_name,
      number: this.sealer.open(sealed_number, 'identity'),
      ...(reg_country !== undefined && { regCountry: reg_country }),
      ...(reg_address !== undefined && { regAddress: reg_address }),
      ...(person && { legalPerson: { name: person.name, number: this.sealer.open(person.sealed_number, 'identity') } }),
    };
  }
}

function refuseForm({ name, names, legalPerson }: Wish): Refusal | undefined {
  if (!isCorporateName(name)) return refuse('CBC.0100', { field: 'corp_name', reason: 'format' });
  return refuseNames(names, filesOfEnterprise(legalPerson !== undefined));
}

function filedBy({ caller }: RequestContext, wish: Wish, { identity, legalPerson }: Proven, bucket: string): Checked['filed'] {
  const { customerId, change, certificateType, names, regCountry, regAddress } = wish;
  return {
    customerId,
    kind: change ? 'CHANGE' : 'FIRST_ENTERPRISE',
    method: 'SCAN',
    identity,
    ...(certificateType !== undefined && { documentType: certificateType }),
    files: names,
    bucket,
    ...(legalPerson && { legalPerson }),
    ...(regCountry !== undefined && { regCountry }),
    ...(regAddress !== undefined && { regAddress }),
    partnerId: caller.account_id,
  };
}
