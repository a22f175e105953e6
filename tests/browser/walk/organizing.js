// Step 5: Olga runs the course again, as something of her own.

import assert from 'node:assert/strict';
import { Person } from './person.js';

/** A day from now on the clocks of the run. */
const day = (days) => new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv', { timeZone: 'Europe/Madrid' });

export async function olgaRunsTheCourseAgain(walk) {
  const { olga } = walk;
  await olga.opens(walk.edition);
  await olga.presses('Run this course again');
  assert.equal(await olga.page.inputValue('#zone'), 'Europe/Madrid', 'her own zone is offered');
  await olga.sends('Prepare the run', { starts_on: day(0), ends_on: day(27), seats: 20 });
  await olga.sees('Here is your run.', 'Before sign-up can open');
  walk.run = olga.path.replace(/\/settings$/, '');

  await olga.sends('Save', { closes: `${day(1)}T18:00`, seats: 2, question: 'Which number do you mistrust?', audience: 'public' });
  await olga.sees('Saved.');
  const stranger = await Person.comes(walk);
  const answer = await stranger.page.goto(walk.run);
  assert.equal(answer.status(), 404, 'a run in preparation is nobody else’s');
  await stranger.goes();
}

export async function tomasOrganizesWithHer(walk) {
  const tomas = await Person.comes(walk, 'organizer');
  await tomas.opens('/settings');
  const handle = await tomas.page.inputValue('#handle');
  await walk.olga.sends('Add as organizer', { handle });
  await walk.olga.sees('There is one more organizer now.');
  await tomas.opens(`${walk.run}/settings`);
  await tomas.goes();
}

export async function sheWritesTheSyllabus(walk) {
  const { olga } = walk;
  await olga.opens(`${walk.run}/edit`);
  await olga.sees('Charts that lean');
  await olga.presses('Edit what the course says about itself');
  await olga.sends('Save', { title: walk.title, question: 'Which numbers may I believe?', tasks: 1, reviews: 3 });
  await olga.sees('1 task done and 3 reviews given');

  await olga.presses('Add a unit');
  await olga.sends('Add a unit', { title: walk.unit, intro: 'Now **you**.' });
  await olga.presses(new RegExp(`^Add an activity.*${walk.unit}`));
  await olga.sends('Add an activity', {
    kind: 'task',
    title: walk.taskTitle,
    body: 'Find a headline with a number. Mend it, and say why.',
    minutes: 90,
  });
  const activity = olga.path;
  await olga.presses('Add a material');
  await olga.sends('Add a material', {
    title: 'Statistics',
    author: 'Wikibooks contributors',
    source: 'Wikibooks',
    url: 'https://en.wikibooks.org/wiki/Statistics',
    licence: 'CC-BY-SA-4.0',
  });
  await olga.sees('Statistics', 'Wikibooks contributors', 'CC BY-SA 4.0');
  await olga.opens(activity);
  await olga.presses('Edit the rubric');
  await olga.presses('Save');
  await olga.sees('Does the work do what the task asks for?');
}

export async function signUpOpens(walk) {
  const { olga } = walk;
  await takes(olga, walk.run, 'Open sign-up', 'sign-up is open');
  const visitor = await Person.comes(walk);
  await visitor.opens(`/courses?q=${walk.mark}`);
  await visitor.sees(walk.title);
  await visitor.opens(walk.run);
  await visitor.sees('Which numbers may I believe?', 'Your next step: sign up');
  await visitor.opens(`${walk.run}/syllabus`);
  await visitor.sees('1 task done and 3 reviews given', walk.taskTitle);
  await visitor.goes();
}

/** An organizer takes a step in the life of a run. */
export async function takes(organizer, run, step, state) {
  await organizer.opens(`${run}/settings`);
  await organizer.presses(step);
  await organizer.presses(organizer.main.getByRole('button', { name: step, exact: true }));
  await organizer.sees(`Done. The run is now: ${state}`);
}
