import { request, type OutgoingHttpHeaders } from 'node:http';
import { json } from 'node:stream/consumers';

/**
 * Sends the head of a request, which announces a body, and reads the answer without sending any of it:
 * what a server says to a body that it will not take.
 */
export function postHeadersOnly(
  url: string,
  headers: OutgoingHttpHeaders,
): Promise<{ status: number; headers: Record<string, unknown>; body: unknown }> {
  return new Promise((done, fail) => {
    const outgoing = request(url, { method: 'POST', headers, agent: false }, (response) => {
      json(response)
        .then((body) => done({ status: response.statusCode!, headers: response.headers, body }))
        .catch(fail)
        .finally(() => outgoing.destroy());
    });
    outgoing.on('error', fail).flushHeaders();
  });
}
