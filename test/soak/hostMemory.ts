/** The memory of an extension host, from outside: Linux only. Needs `node --experimental-websocket` before Node 22. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { until } from '../patience';

export interface MemorySample {
  /** MiB of the process that are in memory. */
  readonly resident: number;
  /** MiB of live objects after a collection. */
  readonly heap: number;
}

const MIB = 1024 * 1024;

/** The process ids of the extension hosts of a server. @param home the folder of its data, which their command lines name */
export function extensionHosts(home: string): number[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .filter(pid => {
      try {
        if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=extensionHost')) return false;
        return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(home) || isBelow(pid, home);
      } catch {
        return false;
      }
    });
}

/** Whether a process descends from one whose command line names the folder. */
function isBelow(pid: number, home: string): boolean {
  for (let at = pid; at > 1; ) {
    if (readFileSync(`/proc/${at}/cmdline`, 'utf8').includes(home)) return true;
    at = Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${at}/status`, 'utf8'))?.[1] ?? 0);
  }
  return false;
}

/** The ports of this machine on which a process listens. */
function portsOf(pid: number): number[] {
  const sockets = new Set(
    readdirSync(`/proc/${pid}/fd`).map(fd => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1];
      } catch {
        return undefined;
      }
    }),
  );
  return readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .slice(1)
    .map(line => line.trim().split(/\s+/))
    .filter(([, , , state, , , , , , inode]) => state === '0A' && sockets.has(inode))
    .map(([, local]) => Number.parseInt(local?.split(':')[1] ?? '', 16));
}

interface Answer {
  readonly id: number;
  readonly result?: { readonly result?: { readonly value?: number } };
}

/** The inspector of a process, which it opens on a signal. */
export class HostInspector {
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private asked = 0;

  private constructor(
    private readonly pid: number,
    private readonly socket: WebSocket,
  ) {
    socket.onmessage = ({ data }) => {
      const answer: Answer = JSON.parse(String(data));
      this.waiting.get(answer.id)?.(answer);
      this.waiting.delete(answer.id);
    };
  }

  static async attach(pid: number): Promise<HostInspector> {
    const before = new Set(portsOf(pid));
    process.kill(pid, 'SIGUSR1');
    let address = '';
    await until(async () => {
      const port = portsOf(pid).find(one => !before.has(one));
      const listed = (port ? await (await fetch(`http://127.0.0.1:${port}/json/list`)).json() : []) as {
        webSocketDebuggerUrl?: string;
      }[];
      address = listed[0]?.webSocketDebuggerUrl ?? '';
      return address !== '';
    });
    const socket = new WebSocket(address);
    await new Promise((resolve, reject) => {
      socket.onopen = resolve;
      socket.onerror = reject;
    });
    return new HostInspector(pid, socket);
  }

  private ask(method: string, params: object = {}): Promise<Answer> {
    const id = ++this.asked;
    this.socket.send(JSON.stringify({ id, method, params }));
    return new Promise(resolve => this.waiting.set(id, resolve));
  }

  async sample(): Promise<MemorySample> {
    await this.ask('HeapProfiler.collectGarbage');
    const { result } = await this.ask('Runtime.evaluate', { expression: 'process.memoryUsage().heapUsed' });
    const pages = Number(readFileSync(`/proc/${this.pid}/statm`, 'utf8').split(' ')[1]);
    return {
      resident: Math.round((pages * 4096) / MIB),
      heap: Math.round(((result?.result?.value ?? 0) / MIB) * 10) / 10,
    };
  }

  /** Prints an error in the process. */
  async say(words: string): Promise<void> {
    await this.ask('Runtime.evaluate', { expression: `console.error(${JSON.stringify(words)})` });
  }

  close(): void {
    this.socket.close();
  }
}
