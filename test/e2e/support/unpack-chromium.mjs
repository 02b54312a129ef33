/** Unpacks the Chromium of @sparticuz/chromium, and the libraries that it needs, into the folder that TMPDIR names. */
import { inflate } from '@sparticuz/chromium';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packed = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '../bin');
await Promise.all(['chromium.br', 'al2023.tar.br'].map((file) => inflate(join(packed, file))));
