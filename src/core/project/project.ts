import {
  type AnchoredAnnotation,
  type Annotation,
  type ArticleView,
  type CorpusEntity,
  CorpusIndex,
  targetsOf,
} from '../annotation';
import { anchorInFile } from './anchoring';
import { ArticleViews } from './articleViews';
import type {
  AnalysedFile,
  Analyses,
  Cancellation,
  FileName,
  RunSteps,
  StoredAnnotations,
  StoredCorpus,
  StoredSidecar,
  TrackedPlaces,
} from './ports';
import { RecentMap } from './recentMap';

/** A seed file as every surface sees it: what was worked out, with what people decided laid over it. */
export interface FileView<S extends StoredSidecar | null = StoredSidecar> extends AnalysedFile {
  /** One per article, in their order. */
  readonly articles: readonly ArticleView[];
  /** Of all articles, in the order of the sidecar. */
  readonly annotations: readonly AnchoredAnnotation[];
  readonly sidecar: S;
  /** The one that holds for the file; null where there is none. */
  readonly corpusFile: StoredCorpus | null;
  /** What is decided of entities for all articles of the folder. */
  readonly corpus: readonly CorpusEntity[];
}

export interface ProjectPorts<S extends StoredSidecar | null = StoredSidecar> {
  readonly run: RunSteps;
  readonly analyses: Analyses;
  readonly stored: StoredAnnotations<S>;
  /** Missing where a host sees no typing. */
  readonly tracked?: TrackedPlaces;
}

/** Of so many files the views of articles are kept for the next time. */
const MOST_FILES = 200;
/** One for all files without a corpus file, so that their articles keep their views. */
const NO_ENTITIES: readonly CorpusEntity[] = [];

/** The one way from a file to its view, for all hosts. */
export class Project<S extends StoredSidecar | null = StoredSidecar> {
  private readonly views = new RecentMap<FileName, ArticleViews>(MOST_FILES);
  /** One for each list of entities as it was read: all its articles share it. */
  private readonly indices = new WeakMap<readonly CorpusEntity[], CorpusIndex>();

  constructor(private readonly ports: ProjectPorts<S>) {}

  /**
   * The view of a file. What was not understood of its sidecar or of the corpus file is left out: see `faultOf`.
   * @param text the file's present text
   * @throws what the host throws where a file cannot be read, or the work is cancelled
   */
  async open(file: FileName, text: string, cancellation?: Cancellation): Promise<FileView<S>> {
    const [analysed, sidecar, corpusFile] = await Promise.all([
      this.ports.analyses.of(file, text),
      this.ports.stored.sidecarOf(file),
      this.ports.stored.corpusFor(file),
    ]);
    const anchored = await this.anchor(file, text, sidecar?.read.annotations ?? [], cancellation);
    const corpus = corpusFile?.read.entities.length ? corpusFile.read.entities : NO_ENTITIES;
    const views = this.views.get(file) ?? new ArticleViews();
    this.views.set(file, views);
    const steps = views.steps(analysed, anchored, this.indexOf(corpus));
    return { ...analysed, ...(await this.ports.run(steps, cancellation)), sidecar, corpusFile, corpus };
  }

  /** Annotations with their places in a file's text. */
  async anchor(
    file: FileName,
    text: string,
    annotations: readonly Annotation[],
    cancellation?: Cancellation,
  ): Promise<readonly AnchoredAnnotation[]> {
    const { run, tracked } = this.ports;
    const spans = tracked?.spansOf(file, text, annotations.flatMap(targetsOf)) ?? new Map();
    const anchored = await run(anchorInFile(text, annotations, spans), cancellation);
    tracked?.track(file, text, anchored.found);
    return anchored.annotations;
  }

  /** Drops the views that are kept of a file. */
  forget(file: FileName): void {
    this.views.delete(file);
  }

  private indexOf(entities: readonly CorpusEntity[]): CorpusIndex {
    const index = this.indices.get(entities) ?? new CorpusIndex(entities);
    this.indices.set(entities, index);
    return index;
  }
}
