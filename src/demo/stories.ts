import { afterwardsStories } from './content/stories/afterwards.ts';
import { arrivalStories } from './content/stories/arrival.ts';
import { bookingStories } from './content/stories/booking.ts';
import { enquiryStories } from './content/stories/enquiry.ts';
import { frenchStories, germanStories } from './content/stories/german-french.ts';
import { polishStories, spanishStories } from './content/stories/polish-spanish.ts';
import { stayStories } from './content/stories/stay.ts';
import type { Story } from './content/story.ts';

/** Everything that can happen in a year of the house. */
export const stories: readonly Story[] = [
  ...enquiryStories,
  ...bookingStories,
  ...arrivalStories,
  ...stayStories,
  ...afterwardsStories,
  ...germanStories,
  ...frenchStories,
  ...polishStories,
  ...spanishStories,
];
