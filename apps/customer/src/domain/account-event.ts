import type {
  AccountFacts,
  Association,
  AssociationType,
  Binding,
  CustomerLevel,
  FreezeLevel,
  Freezes,
  Partner,
  PartnerFlags,
  PartnerState,
  RegisteredVia,
  ResellerState,
} from './account';
import type { CompanyProfile } from './companies/company';

/** What happened to one account; each raises its version by one and is told to everyone. */
export type AccountEvent =
  | { readonly type: 'customer-created'; readonly via: RegisteredVia }
  | {
      readonly type: 'association-started';
      readonly association: Association;
      readonly viaReport: boolean;
      /** The mark of the invitation (customers 5.11). */
      readonly label?: string;
    }
  | { readonly type: 'association-switched'; readonly association: Association; readonly to: AssociationType; readonly at: Date }
  | { readonly type: 'association-ended'; readonly association: Association; readonly at: Date; readonly reason?: string }
  /** A registered customer was not taken on after all; it belongs to nobody (customers 4.34). */
  | {
      readonly type: 'association-refused';
      readonly partnerId: string;
      readonly indirectPartnerId?: string;
      readonly code: string;
      readonly at: Date;
    }
  | {
      readonly type: 'freeze-changed';
      readonly freezes: Freezes;
      readonly level: FreezeLevel;
      readonly cause: 'PARTNER' | 'PARTNER_FROZEN';
      readonly at: Date;
    }
  | { readonly type: 'resources-released'; readonly at: Date }
  /** Bound, or with its end let go of (customers 9.10). */
  | { readonly type: 'binding-changed'; readonly binding: Binding; readonly bound: boolean }
  /** A partner set up its platform, or changed that (customers 9.8). */
  | {
      readonly type: 'access-configuration-changed';
      readonly xaccountType: string;
      readonly attachmentUpload: boolean;
      readonly bucket?: string;
    }
  | { readonly type: 'level-changed'; readonly from: CustomerLevel; readonly to: CustomerLevel }
  /** The customer account became a partner's (customers 10.2). */
  | { readonly type: 'partner-joined'; readonly partner: Partner }
  | { readonly type: 'partner-changed'; readonly state: PartnerState; readonly flags: PartnerFlags }
  | { readonly type: 'company-profile-changed'; readonly profile: CompanyProfile }
  | { readonly type: 'reseller-changed'; readonly state: ResellerState }
  /** An enterprise account became a reseller (customers 7.13); told as `reseller-changed`. */
  | { readonly type: 'reseller-joined'; readonly distributorId: string; readonly companyName: string; readonly at: Date }
  | { readonly type: 'account-facts-changed'; readonly facts: AccountFacts }
  | {
      readonly type: 'credential-revoked';
      readonly credentialId: string;
      readonly kind: 'ACCESS_KEY' | 'TOKEN' | 'SESSION' | 'USER' | 'ACCOUNT';
    };
