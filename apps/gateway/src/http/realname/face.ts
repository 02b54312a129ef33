import { Controller } from '@nestjs/common';
import { certification, docMeta, text } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { CUSTOMER, declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { declareOperation } from '../operations';
import { shownText } from '../shown';
import { OPERATIONS_TAG } from './operate-applications';
import { TAG } from './realname-fields';

const PURPOSE = 'realname.face';

const faceCode = declareRoute({
  operation: 'showRealNameAuthQrCode',
  method: 'GET',
  path: '/v2/customers/real-name-auth-qrcode',
  tag: TAG,
  summary: 'A QR code by which the own face is compared',
  description:
    'For the main account of the customer itself. Each call gives another address and voids those before; an address serves once, and for 10 minutes.',
  callers: [CUSTOMER],
  inPerson: true,
  status: 200,
  answer: z.object({ qr_code_url: shownText(512, 'What the QR code holds', 'https://face.example.com/scan/4c1f') }),
  errors: ['CBC.99005030', 'CBC.99007188', 'CBC.99007297'],
  asks: certification.createFaceCode,
});

const scanFace = declareOperation({
  operation: 'scanRealnameFace',
  method: 'POST',
  path: '/v2/operations/realname-faces/{qr_token}',
  tag: OPERATIONS_TAG,
  summary: 'Tell what came of the comparison with a face',
  description: 'For the system that compares faces. Item that refuses: QR_INVALID.',
  status: 204,
  params: z.object({ qr_token: text(64, { description: 'Token of the QR code', example: 'Zm9vYmFy' }) }),
  body: z.object({ match: z.boolean().meta(docMeta({ description: 'Whether the face agrees', example: true })) }),
  errors: ['CBC.99007004', 'CBC.99007188'],
  asks: certification.scanFace,
});

/** certification RN-20, RN-30 */
@Controller()
export class FaceController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  @Route(faceCode)
  async code(call: Call<typeof faceCode>) {
    const { sealed_url } = await this.services.ask(call, {}, call.caller.account_id);
    return { qr_code_url: this.sealer.open(sealed_url, PURPOSE) };
  }

  @Route(scanFace)
  async scan(call: Call<typeof scanFace>): Promise<void> {
    const token_hash = this.sealer.blindIndex(call.params.qr_token, PURPOSE);
    await this.services.ask(call, { token_hash, match: call.body.match }, token_hash);
  }
}
