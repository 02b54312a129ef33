/** What is made of chance, and what must be slow to guess. */
export abstract class Secrets {
  abstract hashPassword(password: string): Promise<string>;
  /** Takes the same time whether there is a hash to compare with or not, so that time does not tell which names exist. */
  abstract verifyPassword(password: string, hash: string | undefined): Promise<boolean>;
  /** Access key of 20 upper-case letters and digits, secret key of 40 letters and digits. */
  abstract newKeyPair(): { accessKey: string; secretKey: string };
}
