/** A way to have a payload sent back over Kafka. */
export interface Echo {
  call(key: string, payload: object): Promise<void>;
  close(): Promise<void>;
}

export type Role = 'stock' | 'ours';
