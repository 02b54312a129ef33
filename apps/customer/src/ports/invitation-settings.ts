/** Injects the settings below. */
export const INVITATION_SETTINGS = Symbol('INVITATION_SETTINGS');

export interface InvitationSettings {
  /** Under which browsers reach the gateway, without a slash at its end; links of invitations begin with it. */
  readonly publicUrl: string;
  /** How often reports and invitations whose time is over are looked for. */
  readonly expirySweepMs: number;
}
