/** An IAM user of an account; what it may do is the set of its permission items (api 5). */
export interface User {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly permissions: readonly string[];
  readonly createdAt: Date;
}
