/** certification 4.6: void when it is not scanned within 10 minutes. */
export const FACE_CODE_LIFE_MS = 10 * 60_000;
