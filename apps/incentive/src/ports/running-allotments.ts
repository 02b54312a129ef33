/** The allotments that are under way: of one quota there is one at a time (benefits R-49). */
export abstract class RunningAllotments {
  /**
   * Undertakes the allotment of a quota in the name of a message; `false` while another message has it. The same message may begin again.
   * What began at `forgottenBefore` or earlier counts as over.
   */
  abstract begin(partnerId: string, quotaId: string, messageId: string, times: { now: Date; forgottenBefore: Date }): Promise<boolean>;
  /** Harmless when another message has it by now. */
  abstract end(partnerId: string, quotaId: string, messageId: string): Promise<void>;
}
