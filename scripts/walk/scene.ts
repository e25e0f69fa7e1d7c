import type { Workbench } from '../../test/ui/workbench';

export interface Place {
  readonly workbench: Workbench;
  /** The open folder. */
  readonly folder: string;
}

/** A step of a walk, and its picture. A scene may begin where the one before it ended. */
export interface Scene {
  /** The picture's name. */
  readonly name: string;
  readonly act: (place: Place) => Promise<unknown>;
}
