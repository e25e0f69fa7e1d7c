/** Milliseconds of processor time that this process has used: unlike a clock, it does not count waiting for others. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
