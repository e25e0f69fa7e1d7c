/** Tells passages of pages, mails and feeds that are not the article: links, share buttons, forms, notes on cookies. */

/** Longer passages are text of the article, in UTF-16 code units. */
const MAX_LENGTH = 240;

/** What a passage begins with if it leads elsewhere. */
const LEADS = [
  /^(?:read|see|watch|listen|learn|find out|view|show|load)\s+(?:more|next|also|all|here|the full (?:story|article))\b/i,
  /^(?:also|what to) (?:read|watch)\b/i,
  /^(?:click|tap) (?:here|on|below|to)\b/i,
  /^(?:continue|keep) reading\b/i,
  /^(?:more|related|recommended|trending|popular|latest|most (?:read|viewed|popular))(?:\s+(?:on|from|in|about|stories|articles|news|coverage|content|reading|topics|by))?\s*(?::|$)/i,
  /^(?:related|recommended|more|popular|top|latest) (?:stories|articles|content|coverage|topics|links|news|videos|posts|from|reading|on this (?:story|topic))\b/i,
  /^you (?:may|might|could) (?:also )?(?:like|be interested)/i,
  /^(?:skip|jump|go|back|return) to (?:the )?(?:main|content|navigation|top|home|article|search|end|homepage)\b/i,
  /^(?:sign|log) (?:up|in|on|out)\b/i,
  /^(?:subscribe|register|donate|become a (?:member|subscriber)|support (?:our|us|independent))\b/i,
  /^get (?:the|our|your|more|all|unlimited) .{0,60}(?:newsletter|inbox|app|email|alerts?|briefing|access)\b/i,
  /^(?:enter|your) (?:your )?(?:e-?mail|email)(?: address)?\b/i,
  /^(?:follow|join|find|like|contact|message|text|e-?mail|tweet)\s+(?:us|@\w+|me)\b/i,
  /^share\s*(?:$|this|on|via|:|article|story|save|page)/i,
  /^(?:we and our partners|we|this (?:web)?site|our (?:web)?site) use(?:s)? cookies/i,
  /^(?:accept|reject|manage|allow|decline)(?: all)?(?: (?:cookies|preferences|settings|choices))?\s*$/i,
  /^(?:by (?:clicking|continuing|using|signing up)|cookie (?:policy|settings|notice)|privacy (?:policy|notice|settings))\b/i,
  /^(?:advertisement|advertising|sponsored(?: content)?|promoted|paid (?:post|content)|ad)\s*$/i,
  /^(?:story continues below|article continues (?:after|below)|scroll down)\b/i,
  /^(?:image|photo|picture|video|media|graphic)(?: ?(?:source|caption|credit|copyright|by))? ?[,:]/i,
  /^(?:getty(?: images)?|reuters|epa|afp|ap(?: photo)?|shutterstock|pa media|bloomberg)(?: via getty(?: images)?)?\s*$/i,
  /^(?:(?:view|leave|post|add|show|hide|read) (?:a |all |the )?comments?|comments?(?:\s*\(\d+\))?|\d+ comments?)\s*$/i,
  /^(?:print|e-?mail|save|copy link|link copied!?|bookmark|listen|facebook|twitter|x|whatsapp|linkedin|reddit|pinterest|telegram|messenger|close|menu|search|home|next|previous|play|pause|mute)\s*$/i,
  /^(?:©|\(c\)|copyright\b).{0,160}(?:\d{4}|rights reserved)/i,
  /^all rights reserved\b/i,
  /^\d+\s*min(?:ute)?s?(?: read)?\s*$/i,
  /^(?:this (?:site|form) is protected by recaptcha|we[’']re sorry, this feature is)/i,
  /^(?:sent|get outlook) (?:from|for) (?:my |i?os|android)/i,
  /^(?:to )?unsubscribe\b/i,
  /^(?:you (?:are receiving|received) this|view (?:this|in|it in) (?:e-?mail|your|a|browser))/i,
  /^(?:if you (?:no longer wish|wish to unsubscribe)|update your (?:preferences|profile)|manage (?:your )?(?:preferences|subscription))/i,
  /^the post .{1,160} appeared first on\b/i,
] as const;

/** A passage in quotation marks is speech, whatever it says. */
const SPEECH = /[“”«»]|"[^"]*"/;

/** Somebody speaks, so the passage is text. */
const REPORTING = /\b(?:said|says|told|added|according to)\b/i;

/** These lead elsewhere even if what follows is a headline with speech in it. */
const SURE = /^(?:(?:read|see|watch|listen)\s+(?:more|next|also)|also read|related|more on)\b/i;

/** Whether a passage leads elsewhere or belongs to the page rather than the article. */
export function isBoilerplate(passage: string): boolean {
  const words = passage.trim();
  if (words.length > MAX_LENGTH) return false;
  if (!/[\p{L}\p{N}]/u.test(words)) return true;
  if (!LEADS.some(lead => lead.test(words))) return false;
  return SURE.test(words) || !(SPEECH.test(words) || REPORTING.test(words));
}

/** Parts the text of an article from what is beside it. */
export function withoutBoilerplate(passages: readonly string[]): {
  readonly kept: string[];
  readonly leftOut: string[];
} {
  const kept: string[] = [];
  const leftOut: string[] = [];
  for (const passage of passages) (isBoilerplate(passage) ? leftOut : kept).push(passage);
  return { kept, leftOut };
}
