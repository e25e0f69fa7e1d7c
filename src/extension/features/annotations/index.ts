import * as vscode from 'vscode';
import type { Feature } from '../../services/feature';
import { SEED_SELECTOR } from '../../stores/seedFiles';
import type { Notes } from '../notes';
import { annotationCommands } from './annotationCommands';
import { AnnotationHover } from './annotationHover';
import { showAnnotationMarks } from './annotationMarks';

/** What all kinds of annotations share: their marks and hovers, and commands to change, move and delete them. */
export const annotationsFeature = (notes: Notes): Feature => ({
  activate(services) {
    const { views, vocabulary, report } = services;
    return {
      disposables: [
        vscode.languages.registerHoverProvider(SEED_SELECTOR, new AnnotationHover(views, vocabulary)),
        showAnnotationMarks(views, vocabulary, report),
      ],
      commands: annotationCommands(services, notes),
    };
  },
});
