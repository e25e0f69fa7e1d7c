/** Tells files that were only given another path: what the index has of them is right. */
export class MovedFiles {
  private byHash: Map<string, string[]> | null = null;
  private readonly claimed = new Set<string>();

  /** @param known what the index has, by path; files that were not analysed have no hash */
  constructor(private readonly known: ReadonlyMap<string, { readonly hash: string }>) {}

  /**
   * The old path of a file, which is another file's no more.
   * @param hash of all that the file's rows are made from
   * @param isGone whether there is no file at a path
   */
  async oldPathOf(hash: string, isGone: (path: string) => Promise<boolean>): Promise<string | null> {
    for (const path of this.pathsOf(hash)) {
      if (this.claimed.has(path) || this.known.get(path)?.hash !== hash) continue;
      this.claimed.add(path);
      if (await isGone(path)) return path;
      this.claimed.delete(path);
    }
    return null;
  }

  /** To be called where no more files wait that may have been moved. */
  rest(): void {
    this.byHash = null;
    this.claimed.clear();
  }

  private pathsOf(hash: string): readonly string[] {
    this.byHash ??= pathsByHash(this.known);
    return this.byHash.get(hash) ?? [];
  }
}

function pathsByHash(known: ReadonlyMap<string, { readonly hash: string }>): Map<string, string[]> {
  const byHash = new Map<string, string[]>();
  for (const [path, { hash }] of known) {
    const paths = byHash.get(hash);
    if (paths) paths.push(path);
    else if (hash !== '') byHash.set(hash, [path]);
  }
  return byHash;
}
