/** Of every account that a test makes. */
export const PASSWORD = 'Secret-2026';
