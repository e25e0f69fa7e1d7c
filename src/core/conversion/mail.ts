/** Makes an article of an e-mail, or of a page that a browser saved as one file (MHTML). */

import { phrase } from '../text';
import { withoutBoilerplate } from './boilerplate';
import { beginningOf, cleanLine, groupLines, linesOf } from './cleanText';
import { readDatabase } from './databases';
import { readDate } from './dates';
import { ConversionError, type Found, type FoundArticle, found, guess, told } from './model';

/** A mail as a MIME parser sees it. */
export interface Mail {
  readonly subject: string;
  /** The sender’s name, or address if there is none. */
  readonly from: string;
  /** As in the header, or in ISO 8601. */
  readonly date: string;
  readonly text: string;
  readonly html: string;
  /** Where a browser that saved a page found it; null for a mail. */
  readonly savedFrom: string | null;
}

/** What opens a mail that is passed on, with its own header below. */
const FORWARDED =
  /^-{2,}\s*(?:forwarded message|original message|weitergeleitete nachricht|message transféré)\s*-{2,}$/i;
const MAIL_FIELD = /^\*?(From|Date|Sent|Subject|To|Cc|Reply-To|Von|Datum|Gesendet|Betreff|An):(.*)$/;

/** @param textOfHtml the text of a mail that has no plain one. @throws ConversionError if there is no text */
export function readMail(mail: Mail, textOfHtml: (html: string) => readonly string[]): Found {
  const isPlain = mail.text.trim() !== '';
  const lines = isPlain ? linesOf(mail.text) : textOfHtml(mail.html).flatMap(block => [block, '']);
  const database = readDatabase(lines);
  if (database) return database;
  const { fields, body } = withoutForwarding(withoutSignature(lines));
  const paragraphs = groupLines(body.map(line => line.trim())).map(group => group.join('\n'));
  const { kept, leftOut } = withoutBoilerplate(paragraphs);
  if (!kept.length) throw new ConversionError(phrase`This mail has no text.`);
  const subject = cleanLine(fields.get('subject') ?? mail.subject).replace(/^(?:(?:re|aw|fwd?|wg)\s*:\s*)+/i, '');
  const sender = senderOf(fields.get('from') ?? mail.from);
  const date = readDate(cleanLine(fields.get('date') ?? mail.date));
  return found([
    {
      title: subject ? told(subject) : null,
      date:
        date &&
        guess(
          date.iso,
          fields.has('date') ? phrase`taken from the mail that was passed on` : phrase`the day of the mail`,
        ),
      source: sender ? guess(sender, phrase`taken from the sender`) : null,
      paragraphs: kept,
      place: null,
      leftOut,
    } satisfies FoundArticle,
  ]);
}

/** A signature begins with a line `-- `, whose blank may be lost. */
function withoutSignature(lines: readonly string[]): readonly string[] {
  const at = lines.indexOf('--');
  return at > 0 ? lines.slice(0, at) : lines;
}

interface Forwarded {
  /** Of the mail that was passed on: `from`, `date`, `subject`. */
  readonly fields: ReadonlyMap<string, string>;
  readonly body: readonly string[];
}

const FIELD_NAMES: Readonly<Record<string, string>> = {
  Von: 'from',
  From: 'from',
  Date: 'date',
  Sent: 'date',
  Datum: 'date',
  Gesendet: 'date',
  Subject: 'subject',
  Betreff: 'subject',
};

function withoutForwarding(lines: readonly string[]): Forwarded {
  const at = lines.findIndex(line => FORWARDED.test(line.trim()));
  const fields = new Map<string, string>();
  if (at < 0) return { fields, body: lines };
  let next = at + 1;
  for (; next < lines.length; next++) {
    const line = lines[next]?.trim() ?? '';
    const [, name = '', value = ''] = MAIL_FIELD.exec(line) ?? [];
    const known = FIELD_NAMES[name];
    if (known) fields.set(known, value.replace(/^[*\s]+/, ''));
    else if (!name && (line !== '' || fields.size)) break;
  }
  return { fields, body: lines.slice(next) };
}

/** `Coast Wire` of `"Coast Wire" <news@coast.example>`. */
function senderOf(from: string): string {
  const [, name = '', address = ''] = /^([^<]*)(?:<([^>]*)>)?/.exec(cleanLine(from)) ?? [];
  return beginningOf(name.replace(/^["'\s]+|["']/g, '').trim() || address, 100);
}
