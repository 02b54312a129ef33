import { docMeta } from '@pc/contracts';
import { yuanNumber } from '@pc/kernel';
import { z } from 'zod';

/** The field kinds of answers, for the API document; answers are not checked again on their way out. */
export const shownText = (max: number, description: string, example: string) => z.string().max(max).meta(docMeta({ description, example }));
export const shownTextOrNull = (max: number, description: string, example: string | null) =>
  z.string().max(max).nullable().meta(docMeta({ description, example }));
export const shownId = (description: string, example = '202601310000000001') => shownText(64, description, example);
export const shownInteger = (description: string, example: number) =>
  z.int().min(0).max(2_147_483_647).meta(docMeta({ description, example }));
export const shownFlag = (description: string, example: boolean) => z.boolean().meta(docMeta({ description, example }));
export const shownMoney = (description: string, example = 100.5, most = 999_999_999.99) =>
  z
    .number()
    .max(most)
    .meta(docMeta({ description: `${description}, in yuan`, example }));
export const shownTime = (description: string, example = '2026-01-31T08:00:00Z') =>
  z
    .string()
    .max(20)
    .meta({ format: 'date-time', ...docMeta({ description, example }) });
export const shownOption = <const T extends readonly [string, ...string[]]>(options: T, description: string) =>
  z.enum(options).meta(docMeta({ description, example: options[0] }));
export const shownList = <S extends z.ZodType>(item: S, description: string) => z.array(item).meta({ description });
export const shownCount = shownInteger('Number of all matches, not only of this page', 1);

/** Fen of a message as the yuan number of the API. */
export const yuan = (fen: number): number => yuanNumber(BigInt(fen));

/** What an account holds, which may be more than one movement. */
export const shownBalance = (description: string, example: number) => shownMoney(description, example, 9_999_999_999_999.99);
