import { OperationLog as StoredLog } from '@pc/store';

/** What the vendor's staff did, and what accounts changed of themselves (api 7.20). */
export class OperationLog extends StoredLog<'ACCOUNT' | 'ACCESS_KEY' | 'USER' | 'COMPANY' | 'REPORT' | 'BINDING_NOTICE' | 'DEAD_LETTER'> {}
