import type { InBothLanguages } from './legal-document';

/** What holds until the installation names its own texts: it says no more than what this software does. */
export const DEFAULT_USER_AGREEMENT: InBothLanguages = {
  zh_CN: {
    text: `用户协议

1. 账号由合作伙伴在客户同意后代为注册，注册完成后归客户所有，并与该合作伙伴建立关联。
2. 客户应保证所提供的手机号码真实有效且由本人使用，并妥善保管账号、密码和验证码。
3. 关联为代售关系时，由合作伙伴为客户划拨资金并开具发票；客户可以按规定申请解除或切换关联关系。
4. 合作伙伴可以查看和管理与其关联的客户账号，并可在规则允许的范围内冻结或解冻账号。
5. 云服务本身的使用，以客户与云服务商之间的协议为准。

本文本为系统自带的默认内容，系统运营者可以替换为自己的用户协议。`,
  },
  en_US: {
    text: `User agreement

1. The partner registers the account on behalf of the customer and with the customer's consent. The account is the customer's own and is associated with this partner.
2. The customer gives a phone number that is valid and the customer's own, and keeps account, password and verification codes safe.
3. In a resale association the partner allots money to the customer and issues the invoices. The customer may ask to end or switch the association under the rules that apply.
4. The partner may view and manage the accounts of its associated customers, and may freeze and unfreeze them where the rules allow it.
5. The use of the cloud services themselves is governed by the agreement between the customer and the vendor.

This text comes with the software. Whoever runs this system may put its own user agreement in its place.`,
  },
};

export const DEFAULT_PRIVACY_STATEMENT: InBothLanguages = {
  zh_CN: {
    text: `隐私声明

1. 注册时处理的数据：账号名、手机号码、密码、客户在伙伴销售平台上的标识，以及是否接收营销消息的选择。
2. 用途：开通账号、发送验证码、建立与合作伙伴的关联、保障账号安全。
3. 手机号码加密保存；密码只保存不可还原的摘要；验证码仅用于校验，用后即失效。
4. 与客户关联的合作伙伴可以看到客户的账号名、联系方式、实名认证状态和关联信息；关联解除后不再可见。
5. 客户可以向系统运营者要求查询、更正或删除个人数据。

本文本为系统自带的默认内容，系统运营者可以替换为自己的隐私声明。`,
  },
  en_US: {
    text: `Privacy statement

1. Data processed for a registration: account name, phone number, password, the customer's id on the partner's platform, and whether marketing messages are wanted.
2. Purpose: to open the account, to send verification codes, to associate it with the partner, and to keep it safe.
3. Phone numbers are stored encrypted. Of a password only an irreversible digest is kept. A verification code serves the check alone and is void once used.
4. The associated partner sees the customer's account name, contact data, state of real-name authentication and association; after the association has ended it no longer does.
5. The customer may ask whoever runs this system to tell, correct or delete personal data.

This text comes with the software. Whoever runs this system may put its own privacy statement in its place.`,
  },
};
