import { WakeSignal } from '@pc/store';

/** Rings when a notice was committed in this process, so that it leaves at once. */
export class NoticeBell extends WakeSignal {}
