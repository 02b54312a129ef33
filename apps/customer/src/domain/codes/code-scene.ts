/** What a code is for; a code of one scene is none in another (customers 4.16, 10.5, 10.7). */
export type CodeScene = 'REGISTRATION' | 'REALNAME' | 'SENSITIVE' | 'IDENTITY_PROOF' | 'NEW_CONTACT' | 'QUICK_ACCOUNT';
