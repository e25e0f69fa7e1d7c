import type { Feature } from '../../services/feature';
import { openSample, openWalkthrough, resumeSample, type SamplePlaces } from './sample';
import { StepProgress } from './stepProgress';

/** The walkthrough, and the sample articles that open from it. */
export const firstSteps = (places: SamplePlaces): Feature => ({
  activate({ views, history, report }) {
    resumeSample(places).catch(report);
    return {
      disposables: [new StepProgress(views, history)],
      commands: { openSample: () => openSample(places), openWalkthrough: () => openWalkthrough(places.id) },
    };
  },
});
