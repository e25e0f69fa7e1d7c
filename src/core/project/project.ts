import {
  type AnchoredAnnotation,
  type Annotation,
  type ArticleView,
  type CorpusEntity,
  CorpusEntityIndex,
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

/** A seed file as every surface shows it: the analysis with the decisions of people applied. */
export interface FileView<S extends StoredSidecar | null = StoredSidecar> extends AnalysedFile {
  /** One per article, in order. */
  readonly articles: readonly ArticleView[];
  /** The annotations of all articles, in the order of the sidecar. */
  readonly annotations: readonly AnchoredAnnotation[];
  readonly sidecar: S;
  /** The corpus file that applies to the file; null if there is none. */
  readonly corpusFile: StoredCorpus | null;
  /** Decisions on entities for all articles of the folder. */
  readonly corpus: readonly CorpusEntity[];
}

export interface ProjectPorts<S extends StoredSidecar | null = StoredSidecar> {
  readonly run: RunSteps;
  readonly analyses: Analyses;
  readonly stored: StoredAnnotations<S>;
  /** Missing on hosts without editing. */
  readonly tracked?: TrackedPlaces;
}

/** Maximum number of files whose views are cached. */
const MAX_CACHED_FILES = 200;
/** Shared by all files without a corpus file, so that cached views stay valid. */
const NO_ENTITIES: readonly CorpusEntity[] = [];

/** Opens files. All hosts get their views here and nowhere else. */
export class Project<S extends StoredSidecar | null = StoredSidecar> {
  private readonly views = new RecentMap<FileName, ArticleViews>(MAX_CACHED_FILES);
  /** One per list of entities, shared by all articles it applies to. */
  private readonly indices = new WeakMap<readonly CorpusEntity[], CorpusEntityIndex>();

  constructor(private readonly ports: ProjectPorts<S>) {}

  /**
   * The view of a file. Parts of its sidecar or corpus file that could not be read are left out; see `faultOf`.
   * @param text the file's present text, without byte order mark
   * @throws the host's error if a file cannot be read or the work is cancelled
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
    const index = this.indexOf(corpus);
    const steps = views.steps(analysed, anchored, number =>
      corpusFile ? index.forArticle(corpusFile.path, number) : index,
    );
    return { ...analysed, ...(await this.ports.run(steps, cancellation)), sidecar, corpusFile, corpus };
  }

  /** Finds the positions of annotations in a file's text. */
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

  /** Drops the cached views of a file. */
  forget(file: FileName): void {
    this.views.delete(file);
  }

  private indexOf(entities: readonly CorpusEntity[]): CorpusEntityIndex {
    const index = this.indices.get(entities) ?? new CorpusEntityIndex(entities);
    this.indices.set(entities, index);
    return index;
  }
}
