import type { JsonObject } from './answer';
import { type Fields, type InputOf, type InputSchema, readInput, schemaOf } from './fields';
import type { AgentPorts, AgentView } from './ports';

/** A tool for an agent. */
export interface AgentTool {
  /** `find_quotes`: unique, of lower-case letters and `_`. */
  readonly name: string;
  /** For people. */
  readonly title: string;
  /** For agents: what the tool does and when to use it. */
  readonly description: string;
  readonly input: InputSchema;
  /** Whether it writes annotations. */
  readonly isWriting: boolean;
  /** What a call is about to do, for a person; untrusted parts are not made safe. @throws AgentError */
  describeCall(input: unknown): string;
  /**
   * @param input untrusted
   * @throws AgentError, or the host's error
   */
  run<V extends AgentView>(input: unknown, ports: AgentPorts<V>): Promise<JsonObject>;
}

interface ToolParts<F extends Fields> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly fields: F;
  readonly isWriting?: boolean;
  readonly describe: (input: InputOf<F>) => string;
  readonly run: <V extends AgentView>(input: InputOf<F>, ports: AgentPorts<V>) => Promise<JsonObject>;
}

export const makeTool = <F extends Fields>({
  name,
  title,
  description,
  fields,
  isWriting = false,
  describe,
  run,
}: ToolParts<F>): AgentTool => ({
  name,
  title,
  description,
  input: schemaOf(fields),
  isWriting,
  describeCall: input => describe(readInput(fields, input)),
  run: async (input, ports) => run(readInput(fields, input), ports),
});
