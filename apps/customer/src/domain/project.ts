import { jsonDigest } from '@pc/kernel';

export interface Project {
  readonly id: string;
  /** The region's name is the project's (api 3.2). */
  readonly region: string;
}

/** api 7.15: 32 lower-case hex digits, always the same for one account and region. */
export function projectOf(accountId: string, region: string): Project {
  return { id: jsonDigest({ account_id: accountId, region }).slice(0, 32), region };
}

/** The project that a scope names, by region or by id. */
export function findProject(accountId: string, regions: readonly string[], wanted: string): Project | undefined {
  return regions.map((region) => projectOf(accountId, region)).find(({ id, region }) => id === wanted || region === wanted);
}
