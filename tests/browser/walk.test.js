// The walk through the whole house, as people take it: from an edition to a certificate, with JavaScript and without.

import { after, before, describe, test } from 'node:test';
import { address, openBrowser } from './house.js';
import { anEditionIsFound, somebodyJoins } from './walk/finding.js';
import { olgaRunsTheCourseAgain, sheWritesTheSyllabus, signUpOpens, tomasOrganizesWithHer } from './walk/organizing.js';
import { seatsFillAndTheFirstWhoWaitsMovesUp, theRunStarts, theyTalk } from './walk/taking_part.js';
import { eachSeesWhatPeersSay, theyHandIn, theyReviewEachOther } from './walk/working.js';
import { theRunBecomesAnEdition, whoMetTheRuleHasACertificate } from './walk/ending.js';

const CHAPTERS = {
  'an edition is found by words and filters': anEditionIsFound,
  'somebody joins, confirms the address and says who she is': somebodyJoins,
  'she runs the course again': olgaRunsTheCourseAgain,
  'somebody organizes it with her': tomasOrganizesWithHer,
  'she writes the syllabus, with a material and a rubric': sheWritesTheSyllabus,
  'sign-up opens': signUpOpens,
  'seats fill, and the first who waits moves up': seatsFillAndTheFirstWhoWaitsMovesUp,
  'the run starts, with a week and a next step': theRunStarts,
  'they talk beside an activity': theyTalk,
  'they hand in work, as versions': theyHandIn,
  'they review each other, blind': theyReviewEachOther,
  'each sees what peers say': eachSeesWhatPeersSay,
  'who met the rule has a certificate that anybody can check': whoMetTheRuleHasACertificate,
  'the run becomes an edition': theRunBecomesAnEdition,
};

for (const javaScript of [true, false]) {
  const mode = javaScript ? 'with JavaScript' : 'without JavaScript';
  describe(`the walk ${mode}`, { skip: !address && 'no demo is running' }, () => {
    /** What one chapter leaves for the next; the mark is a word of this walk alone. */
    const walk = { javaScript, course: /^Numbers in the News/, mark: `w${Date.now().toString(36)}${javaScript ? 'y' : 'n'}` };
    walk.title = `Numbers to believe, ${walk.mark}`;
    walk.unit = `A number of your own, ${walk.mark}`;
    walk.taskTitle = `Mend a headline, ${walk.mark}`;
    let broke;

    before(async () => {
      walk.browser = await openBrowser();
    });
    after(() => walk.browser?.close());

    for (const [name, chapter] of Object.entries(CHAPTERS)) {
      test(name, async (t) => {
        if (broke) return t.skip(`"${broke}" did not end well`);
        broke = name;
        await chapter(walk);
        broke = undefined;
      });
    }
  });
}
