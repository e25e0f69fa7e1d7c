import type { AgentTool } from './tool';
import { listAnnotations } from './tools/annotations';
import { findQuotes } from './tools/findQuotes';
import { findPeople, personOverTime } from './tools/people';
import { readArticle } from './tools/readArticle';
import { reusedQuotes } from './tools/reuse';
import { verifyQuotes } from './tools/verify';
import { whoSaid } from './tools/whoSaid';
import { addNote, addTag, confirmSpeaker, correctSpeaker } from './tools/writing';

/** All tools, those that only read first. */
export const AGENT_TOOLS: readonly AgentTool[] = [
  findQuotes,
  whoSaid,
  findPeople,
  personOverTime,
  reusedQuotes,
  verifyQuotes,
  listAnnotations,
  readArticle,
  addNote,
  addTag,
  confirmSpeaker,
  correctSpeaker,
];
