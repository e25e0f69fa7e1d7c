/** Reads e-mails and pages that a browser saved as one file (MHTML). */

import PostalMime from 'postal-mime';
import { ConversionError, type Mail } from '../core/conversion';
import { phrase } from '../core/text';

/** Mails within mails are read up to this depth. */
const MAX_DEPTH = 20;

export async function readMail(bytes: Uint8Array): Promise<Mail> {
  let mail: Awaited<ReturnType<typeof PostalMime.parse>>;
  try {
    mail = await PostalMime.parse(bytes, { maxNestingDepth: MAX_DEPTH });
  } catch (error) {
    throw new ConversionError(phrase`The mail cannot be read: ${(error as Error).message.slice(0, 120)}.`);
  }
  if (!mail.headers.length) throw new ConversionError(phrase`This is not a mail: it has no header.`);
  const header = (key: string) => mail.headers.find(one => one.key === key)?.value ?? null;
  return {
    subject: mail.subject ?? '',
    from: mail.from?.name || mail.from?.address || '',
    date: header('date') ?? mail.date ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    savedFrom: header('snapshot-content-location'),
  };
}
