import { NoticeMapper, type NoticeDocument } from '../../apps/customer/src/adapters/mongo/notices/notice.mapper';
import type { CustomerHarness } from './customer-harness';

export interface SentNotice {
  readonly template: string;
  readonly values: Readonly<Record<string, string>>;
}

/** What was written to one phone or e-mail address, oldest first. */
export async function noticesTo(service: CustomerHarness, receiver: string): Promise<SentNotice[]> {
  const mapper = service.part(NoticeMapper);
  const ofReceiver = { 'receiver.index': mapper.indexOf(receiver) };
  const documents = await service.store.collection<NoticeDocument>('notices').find(ofReceiver).sort({ createdAt: 1 }).toArray();
  return documents.map((document) => ({ template: document.template, values: mapper.valuesOf(document) ?? {} }));
}

/** The code that was sent last, sealed as it travels back. */
export async function codeTo(service: CustomerHarness, receiver: string): Promise<string> {
  const codes = (await noticesTo(service, receiver)).filter(({ template }) => template === 'VERIFICATION_CODE');
  return service.sealer.seal(codes.at(-1)!.values.code!, 'code');
}
