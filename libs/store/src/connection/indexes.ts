import { mongo } from 'mongoose';

/** The indexes of collections by name; an empty list just makes the collection. Every index carries its name. */
export type IndexPlan = Readonly<Record<string, readonly NamedIndex[]>>;
export type NamedIndex = mongo.IndexDescription & { readonly name: string };

const NAMESPACE_EXISTS = 48;
const OPTIONS_CONFLICT = 85;
const SPECS_CONFLICT = 86;

/**
 * Makes collections and indexes that are missing; may run any number of times and in several replicas at once.
 * A changed time to live is taken over in place. Any other difference is refused by name: replacing a unique index
 * under traffic would let doubles in, so that is for people to do.
 */
export async function ensureIndexes(db: mongo.Db, plan: IndexPlan): Promise<void> {
  for (const [collection, indexes] of Object.entries(plan)) {
    await createCollection(db, collection);
    for (const index of indexes) await ensureIndex(db, collection, index);
  }
}

async function createCollection(db: mongo.Db, name: string): Promise<void> {
  try {
    await db.createCollection(name);
  } catch (error) {
    if (codeOf(error) !== NAMESPACE_EXISTS) throw error;
  }
}

async function ensureIndex(db: mongo.Db, collection: string, index: NamedIndex): Promise<void> {
  try {
    await db.collection(collection).createIndexes([index]);
  } catch (error) {
    if (codeOf(error) !== OPTIONS_CONFLICT && codeOf(error) !== SPECS_CONFLICT) throw error;
    if (!(await differsInLifeOnly(db, collection, index))) {
      throw new Error(`The index ${index.name} of ${collection} exists with other fields or options; drop it by hand, then start again`, {
        cause: error,
      });
    }
    await db.command({ collMod: collection, index: { name: index.name, expireAfterSeconds: index.expireAfterSeconds } });
  }
}

async function differsInLifeOnly(db: mongo.Db, collection: string, wanted: NamedIndex): Promise<boolean> {
  const found = (await db.collection(collection).indexes()).find(({ name }) => name === wanted.name);
  if (found?.expireAfterSeconds === undefined || wanted.expireAfterSeconds === undefined) return false;
  return JSON.stringify(found.key) === JSON.stringify(wanted.key) && Boolean(found.unique) === Boolean(wanted.unique);
}

function codeOf(error: unknown): unknown {
  return error instanceof mongo.MongoError ? error.code : undefined;
}
