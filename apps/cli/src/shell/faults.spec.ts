import { describeFault, GatewayRefusal } from './faults';

describe('describeFault', () => {
  it.each([
    [new GatewayRefusal(400, 'CBC.0100', 'limit is wrong', 'r1'), 'CBC.0100: limit is wrong (request r1)'],
    [new GatewayRefusal(400, 'CBC.99007004', 'Not met', undefined, ['TOO_SOON', 'FROZEN']), 'CBC.99007004: Not met: TOO_SOON, FROZEN'],
    [new GatewayRefusal(503, 'CBC.0999', 'Other error', 'r1'), 'CBC.0999: Other error (HTTP 503, request r1)'],
    [new GatewayRefusal(502, 'HTTP 502', 'Bad Gateway'), 'HTTP 502: Bad Gateway'],
  ])('api 9.1 tells a person the code, the message, and what only a status tells', (refusal, sentence) => {
    expect(describeFault(refusal, false)).toBe(sentence);
  });
});
