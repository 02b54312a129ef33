/** Data of a legal person, as a partner edits and the vendor's staff reviews them (customers 10.3). */
export interface CompanyProfile {
  readonly companyName: string;
  /** Unified social credit code. */
  readonly creditCode?: string;
  readonly registeredAddress?: string;
  /** Legal entity of the vendor that signs with the company. */
  readonly signingEntity?: string;
}

/** The legal person behind one or several partner accounts. */
export interface Company {
  readonly id: string;
  /** Counts its changes, so that of two at the same moment one is tried again. */
  readonly revision: number;
  /** In force. */
  readonly profile: CompanyProfile;
  /** Partner account that may edit: the first to join, until it hands this over. */
  readonly mainAccountId: string;
  /** The edit that waits for its review. */
  readonly pendingEditId?: string;
}

export type EditStatus = 'PENDING' | 'APPROVED' | 'REJECTED';

/** One edit with its old and new values: both what is reviewed, and the log of it. */
export interface ProfileEdit {
  readonly id: string;
  readonly companyId: string;
  readonly before: CompanyProfile;
  readonly after: CompanyProfile;
  readonly status: EditStatus;
  /** Names of the partner account, and of its user where one acted. */
  readonly submittedBy: string;
  readonly submittedAt: Date;
  readonly reviewedBy?: string;
  readonly reviewedAt?: Date;
  readonly opinion?: string;
}
