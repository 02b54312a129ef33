import { inspect } from 'node:util';
import { randomBytes } from 'node:crypto';
import { Sealer } from '@pc/kernel';
import { discard, testServers, uniqueName } from '@pc/testing';
import mongoose from 'mongoose';
import { connectStore } from '../connection/connect-store';
import type { StoreConnection } from '../connection/store-connection';
import { SealedField, SealedType } from './sealed-field';
import { type SealedValue } from './sealed-value';

const PHONE = '13800138000';
const KEY = `k1:${randomBytes(32).toString('base64')}`;
const phones = new SealedField(new Sealer(KEY), 'account.phone', { searchable: true });

describe('a sealed field', () => {
  let store: StoreConnection;
  const raw = () => store.collection<{ _id: string }>('contacts').find().toArray();

  beforeAll(async () => {
    store = await connectStore({ uri: testServers().mongodbUri, database: uniqueName('store') });
    await store.ensureIndexes({ contacts: [{ name: 'phone', key: { 'phone.index': 1 }, unique: true }] });
  });
  beforeEach(() => store.collection('contacts').deleteMany({}));
  afterAll(async () => {
    await discard(store);
  });

  it('cannot be read in raw documents, but by who has the key', async () => {
    await store.collection<{ _id: string }>('contacts').insertOne({ _id: 'c1', phone: phones.seal(PHONE) } as never);
    const [row] = await raw();
    expect(JSON.stringify(row)).not.toContain(PHONE);
    expect(phones.load((row as never as { phone: { sealed: string } }).phone).reveal()).toBe(PHONE);
  });

  it('can be found and kept unique by its keyed hash', async () => {
    const contacts = store.collection<{ _id: string }>('contacts');
    await contacts.insertOne({ _id: 'c1', phone: phones.seal(PHONE).toStore() } as never);
    expect((await contacts.findOne(phones.matching('phone', PHONE)))!._id).toBe('c1');
    expect(await contacts.findOne(phones.matching('phone', '13800138001'))).toBeNull();
    await expect(contacts.insertOne({ _id: 'c2', phone: phones.seal(PHONE).toStore() } as never)).rejects.toThrow('E11000');
  });

  it('works in a model, whose documents never show it', async () => {
    const schema = new mongoose.Schema({ _id: String, phone: { type: SealedType, field: phones } });
    const Contact = store.mongoose.model('Contact', schema);
    const made = await Contact.create({ _id: 'c1', phone: PHONE as never });
    const found = (await Contact.findById('c1'))!;
    expect((found.phone as unknown as SealedValue).reveal()).toBe(PHONE);
    for (const shown of [made, found].flatMap((document) => [JSON.stringify(document), inspect(document), inspect(document.toObject())])) {
      expect(shown).not.toContain(PHONE);
    }
    expect(JSON.stringify(await raw())).not.toContain(PHONE);
    expect((await Contact.findOne(phones.matching('phone', PHONE)))!._id).toBe('c1');
  });

  it('shows itself nowhere', () => {
    const value = phones.seal(PHONE);
    const shown = [
      JSON.stringify({ value }),
      inspect({ value }, { showHidden: true, depth: 9 }),
      `${String(value)}`,
      Object.keys(value).join(),
    ];
    for (const text of shown) expect(text).not.toMatch(/138|v1\./);
  });

  it('cannot be moved to another field', () => {
    const names = new SealedField(new Sealer(KEY), 'account.name');
    expect(() => names.load(phones.seal(PHONE).toStore()).reveal()).toThrow();
    expect(names.indexOf(PHONE)).not.toBe(phones.indexOf(PHONE));
    expect(() => names.matching('name', PHONE)).toThrow('not searchable');
  });
});
