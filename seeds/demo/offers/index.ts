import type { DemoOffer } from '../offer-shape';
import { babyGroupOffers } from './baby-groups';
import { birthCourseOffers } from './birth-courses';
import { childCareOffers } from './child-care';
import { childHealthOffers } from './child-health';
import { counsellingOffers } from './counselling';
import { cryingSleepFoodOffers } from './crying-sleep-food';
import { developmentOffers } from './development';
import { everydayHelpOffers } from './everyday-help';
import { familySupportOffers } from './family-support';
import { homeVisitOffers } from './home-visits';
import { moneyOffers } from './money';
import { openMeetingOffers } from './open-meetings';
import { parentCourseOffers } from './parent-courses';
import { postnatalOffers } from './postnatal';
import { pregnancyAdviceOffers } from './pregnancy-advice';
import { pregnancyCareOffers } from './pregnancy-care';
import { protectionOffers } from './protection';
import { soulAndGriefOffers } from './soul-and-grief';

/** The invented catalogue of the demo network. */
export const demoOffers: readonly DemoOffer[] = [
  ...pregnancyAdviceOffers,
  ...pregnancyCareOffers,
  ...birthCourseOffers,
  ...postnatalOffers,
  ...soulAndGriefOffers,
  ...homeVisitOffers,
  ...familySupportOffers,
  ...cryingSleepFoodOffers,
  ...babyGroupOffers,
  ...openMeetingOffers,
  ...parentCourseOffers,
  ...counsellingOffers,
  ...protectionOffers,
  ...childHealthOffers,
  ...developmentOffers,
  ...childCareOffers,
  ...moneyOffers,
  ...everydayHelpOffers,
];
