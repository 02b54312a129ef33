import RequestQueue from 'kafkajs/src/network/requestQueue';
import { mendRequestQueue } from './mend-request-queue';

describe('the queue of requests of a kafkajs connection', () => {
  const look = jest.fn();
  const queue = (waiting: number) => {
    mendRequestQueue();
    look.mockClear();
    return Object.assign(Object.create(RequestQueue.prototype) as RequestQueue, {
      pending: Array.from({ length: waiting }),
      throttledUntil: -1,
      throttleCheckTimeoutId: null,
      checkPendingRequests: look,
    });
  };
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('plans nothing while nothing waits, so that an idle connection sleeps', () => {
    queue(0).scheduleCheckPendingRequests();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('looks again soon while a request waits, once for all of them', () => {
    const waiting = queue(2);
    waiting.scheduleCheckPendingRequests();
    waiting.scheduleCheckPendingRequests();
    expect(jest.getTimerCount()).toBe(1);
    jest.advanceTimersByTime(10);
    expect(look).toHaveBeenCalledTimes(1);
  });

  it('looks when the throttling of the broker ends', () => {
    const throttled = queue(1);
    throttled.throttledUntil = Date.now() + 500;
    throttled.scheduleCheckPendingRequests();
    jest.advanceTimersByTime(499);
    expect(look).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(look).toHaveBeenCalledTimes(1);
  });
});
