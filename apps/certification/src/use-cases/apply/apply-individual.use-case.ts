import { Inject, Injectable } from '@nestjs/common';
import type { ReplyOf, RequestContext, RequestOf } from '@pc/bus';
import type { certification as contracts, PayloadOf } from '@pc/contracts';
import { isRefusal, jsonDigest, refuse, Sealer, type Clock, type Refusal } from '@pc/kernel';
import { CLOCK } from '@pc/platform';
import type { BankCard } from '../../domain/application';
import type { Answered } from '../../domain/attempts';
import { keyOf, MAX_FILE_BYTES, refuseNames } from '../../domain/attachments';
import { readNumber } from '../../domain/document-number';
import { FILES_OF_BANK_CARD, FILES_OF_SCAN, IDENTITY_CARD, numberRuleOfScan } from '../../domain/documents';
import { refuseFirst, type Identity } from '../../domain/realname-auth';
import { IdentityChecks, type CardHolder } from '../../ports/identity-checks';
import { ObjectStorage } from '../../ports/object-storage';
import { RealnameCodes } from '../../ports/realname-codes';
import { CERTIFICATION_SETTINGS, type CertificationSettings } from '../../ports/settings';
import { Admission } from './admission';
import { CountAttempt, isRepeat } from './count-attempt';
import { FileApplication, type Checked } from './file-application';
import { InspectAttachments } from './inspect-attachments';
import { ScreenIdentity } from './screen-identity';

type Contract = typeof contracts.applyIndividual;

/** The request with its secrets opened: what RN-18 compares. */
interface Wish {
  readonly customerId: string;
  readonly xaccountType: string;
  /** Of a scan. */
  readonly document?: number;
  readonly names: readonly string[];
  readonly name: string;
  readonly number: string;
  readonly card?: BankCard & { readonly code: string };
}

/** A person proves who it is, by the scan of a document or by a bank card and its face (certification 4.4, rows 1 to 4 of 4.7). */
@Injectable()
export class ApplyIndividual {
  constructor(
    private readonly admission: Admission,
    private readonly countAttempt: CountAttempt,
    private readonly attachments: InspectAttachments,
    private readonly screen: ScreenIdentity,
    private readonly codes: RealnameCodes,
    private readonly checks: IdentityChecks,
    private readonly storage: ObjectStorage,
    private readonly file: FileApplication,
    private readonly sealer: Sealer,
    @Inject(CERTIFICATION_SETTINGS) private readonly settings: CertificationSettings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    return this.file.execute(request, () => this.check(request.context, this.wishOf(request.payload)));
  }

  /** In the order of 4.10. */
  private async check(context: RequestContext, wish: Wish): Promise<Checked | Answered | Refusal> {
    const { customerId, names, card } = wish;
    const admitted = this.refuseForm(wish) ?? (await this.admission.execute(context, wish));
    if (isRefusal(admitted)) return admitted;
    const digest = this.sealer.blindIndex(jsonDigest(wish), 'realname.body');
    const counted = await this.countAttempt.execute(context, { customerId, digest, refuseState: refuseFirst });
    if (isRefusal(counted) || isRepeat(counted)) return counted;
    const identity = (await this.attachments.execute(admitted.bucket, names)) ?? this.identityOf(wish);
    if (isRefusal(identity)) return identity;
    const verdict =
      (await this.screen.refuseOverused(customerId, identity)) ??
      (await this.screen.refuseBarred(identity)) ??
      (card && (await this.codes.check({ customerId, mobile: card.mobile, code: card.code }, context))) ??
      (await this.screen.refuseRisky(customerId, identity)) ??
      (card ? await this.judgeCard({ identity, card }, admitted.bucket, names[0]!) : 'REVIEW');
    if (isRefusal(verdict)) return verdict;
    return { filed: filedBy(context, wish, identity, admitted.bucket), verdict, digest, refuseState: refuseFirst };
  }

  private refuseForm({ document, names, card }: Wish): Refusal | undefined {
    if (document === IDENTITY_CARD && !this.settings.realname.acceptIdCardScan)
      return refuse('CBC.0100', { field: 'verified_type', reason: 'option', params: { options: '3, 5, 6, 9, 10' } });
    return refuseNames(names, card ? FILES_OF_BANK_CARD : FILES_OF_SCAN);
  }

  private identityOf({ document, name, number, card }: Wish): Identity | Refusal {
    const rule = card || document === undefined ? 'IDENTITY' : numberRuleOfScan(document);
    const read = readNumber(rule, number, { field: 'verified_number', now: this.clock.now() });
    return isRefusal(read) ? read : { type: 0, name, number: read };
  }

  /** RN-7: the four elements first, then the face. */
  private async judgeCard(holder: CardHolder, bucket: string, picture: string): Promise<'PASS' | 'REVIEW' | Refusal> {
    const fault = await this.checks.bank(holder);
    if (fault) return refuse(fault, { field: 'bank_card_info' });
    const face = await this.checks.face(holder, await this.storage.read(bucket, keyOf(picture), MAX_FILE_BYTES));
    if (face === 'MATCH') return 'PASS';
    return face === 'GREY' ? 'REVIEW' : refuse(face, { field: 'verified_file_url[0]' });
  }

  private wishOf({ customer_id, xaccount_type, verified_type, name, sealed_number, ...rest }: PayloadOf<Contract>): Wish {
    const { verified_file_url: names, bank_card: card } = rest;
    return {
      customerId: customer_id,
      xaccountType: xaccount_type,
      // Beside a bank card the kind of document is ignored (certification 4.4).
      ...(verified_type !== undefined && !card && { document: verified_type }),
      names,
      name,
      number: this.sealer.open(sealed_number, 'identity'),
      ...(card && {
        card: {
          account: this.sealer.open(card.sealed_account, 'identity'),
          areaCode: card.areacode,
          mobile: this.sealer.open(card.sealed_mobile, 'contact'),
          code: this.sealer.open(card.sealed_code, 'code'),
        },
      }),
    };
  }
}

function filedBy(
  { caller }: RequestContext,
  { customerId, document, names, card }: Wish,
  identity: Identity,
  bucket: string,
): Checked['filed'] {
  return {
    customerId,
    kind: 'FIRST_INDIVIDUAL',
    method: card ? 'BANK' : 'SCAN',
    identity,
    ...(document !== undefined && { documentType: document }),
    files: names,
    bucket,
    ...(card && { bankCard: { account: card.account, areaCode: card.areaCode, mobile: card.mobile } }),
    partnerId: caller.account_id,
  };
}
