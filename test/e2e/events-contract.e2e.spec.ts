import { fromEnvironment } from '@pc/testing';
import { eventValidator, publishedAsyncApi } from '../contract/asyncapi-events';
import { sequenceFaultsOfAll } from '../support/event-sequence';
import { type Told, toldOn } from '../support/told-events';

/** All that the system has told since it began, as a consumer reads it that knows nothing but docs/asyncapi.yaml. */
describe('the events of the running system', () => {
  const document = publishedAsyncApi();
  let told: Told[];

  beforeAll(async () => {
    const topics = Object.values(document.channels).map(({ address }) => address);
    told = await toldOn(fromEnvironment('PC_DATA_DIR'), topics);
  });

  it('are there: a quota was granted and customers found their partners', () => {
    const types = new Set(told.map(({ headers }) => headers['ce_type']));
    expect([...types]).toEqual(
      expect.arrayContaining(['pc.incentive.quota-changed.v1', 'pc.customer.customer-created.v1', 'pc.customer.association-started.v1']),
    );
  });

  it('fit docs/asyncapi.yaml, headers, key and data, each on its topic', () => {
    const validate = eventValidator(document);
    expect(told.flatMap((message) => validate(message).map((fault) => `${message.position}: ${fault}`))).toEqual([]);
  });

  it('benefits R-70 are one a version of each aggregate, in order, without gaps or contradicting doubles', () => {
    expect(sequenceFaultsOfAll(told)).toEqual([]);
  });
});
