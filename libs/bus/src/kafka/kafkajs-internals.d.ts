/** What of kafkajs' inside is mended; see `mend-request-queue.ts`, `mend-encoder.ts`. */
declare module 'kafkajs/src/network/requestQueue' {
  class RequestQueue {
    readonly pending: readonly unknown[];
    throttledUntil: number;
    throttleCheckTimeoutId: NodeJS.Timeout | null;
    checkPendingRequests(): void;
    scheduleCheckPendingRequests(): void;
  }
  export = RequestQueue;
}

declare module 'kafkajs/src/protocol/encoder' {
  class Encoder {
    static sizeOfVarInt(value: number): number;
    static sizeOfVarLong: (value: number | bigint | string) => number;
    buf: Buffer;
    offset: number;
    readonly buffer: Buffer;
    ensureAvailable(bytes: number): void;
    writeVarInt(value: number): this;
    writeUVarInt: (value: number) => this;
    writeVarLong: (value: number | bigint | string) => this;
  }
  export = Encoder;
}
