import RequestQueue from 'kafkajs/src/network/requestQueue';

/** kafkajs' own interval while requests wait for a free place. */
const CHECK_EVERY_MS = 10;

/**
 * kafkajs 2.2.4 plans a look at its queue of waiting requests also when none waits, with a negative delay: every
 * connection of an idle process wakes it a thousand times a second, and Node 24 warns of the delay
 * (https://github.com/tulios/kafkajs/issues/1751). Here nothing is planned unless something waits.
 */
export function mendRequestQueue(): void {
  RequestQueue.prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.throttleCheckTimeoutId !== null || this.pending.length === 0) return;
    const delay = Math.max(this.throttledUntil - Date.now(), CHECK_EVERY_MS);
    this.throttleCheckTimeoutId = setTimeout(() => {
      this.throttleCheckTimeoutId = null;
      this.checkPendingRequests();
    }, delay);
  };
}
