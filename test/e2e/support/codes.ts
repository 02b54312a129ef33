/** A verification code that is not this one. */
export const otherThan = (code: string): string => (code === '111111' ? '222222' : '111111');
