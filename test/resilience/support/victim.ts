/** A running part of the system, which starts again when it is killed. */
export interface Victim {
  /** Ends it without a warning; done when it runs again, ready or not. */
  kill(): Promise<void>;
  /** From now on it neither answers nor closes its connections. */
  silence(): void;
  resume(): void;
}
