/** The files of `seeds/` that are packed with the extension. A file system without folders cannot list them. */
export const SAMPLE_FILES = [
  'glacier-study.txt',
  'keller-brewery.txt',
  'keller-brewery.txt.annotations.yaml',
  'library-vote.txt',
  'orrin-flood.txt',
  'seed-annotator.yaml',
  'skarholm-ferry.txt',
  'skarholm-ferry.txt.annotations.yaml',
] as const;
