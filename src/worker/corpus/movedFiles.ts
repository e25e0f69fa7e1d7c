/** Tells files that were only given another path: what the index has of them is right. */
export class MovedFiles {
  /** Paths that may be old ones, by hash. Each is looked at once: many files may have the same text. */
  private byHash: Map<string, string[]> | null = null;

  /** @param known what the index has, by path; files that were not analysed have no hash */
  constructor(private readonly known: ReadonlyMap<string, { readonly hash: string }>) {}

  /**
   * The old path of a file, which is another file's no more.
   * @param hash of all that the file's rows are made from
   * @param isGone whether there is no file at a path
   */
  async oldPathOf(hash: string, isGone: (path: string) => Promise<boolean>): Promise<string | null> {
    this.byHash ??= pathsByHash(this.known);
    const paths = this.byHash.get(hash) ?? [];
    for (let path = paths.pop(); path !== undefined; path = paths.pop())
      if (this.known.get(path)?.hash === hash && (await isGone(path))) return path;
    return null;
  }

  /** To be called where no more files wait that may have been moved. */
  rest(): void {
    this.byHash = null;
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
