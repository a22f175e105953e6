// Steps 6 and 7: people take seats, the run starts, and they talk.

import assert from 'node:assert/strict';
import { joins } from './person.js';
import { takes } from './organizing.js';

export async function seatsFillAndTheFirstWhoWaitsMovesUp(walk) {
  const { run, title, olga } = walk;
  const names = ['Liv Anders', 'Benedikt Quist', 'Cleo Xanthos', 'Dunja Okafor', 'Emre Yildirim'];
  const [liv, ...peers] = await Promise.all(names.map((name) => joins(walk, name)));
  const [ben, cleo, dunja, emre] = peers;
  const signsUp = async (one, answer) => {
    await one.opens(`${run}/join`);
    await one.sends(/^Join /, { answer });
  };

  await signsUp(liv, 'Percentages of percentages.');
  await liv.sees(`You joined ${title}.`);
  await signsUp(ben, 'Averages.');
  await ben.sees(`You joined ${title}.`, '2 of 2 taken');
  await signsUp(cleo, 'Forecasts.');
  await cleo.sees('at place 1.');
  await signsUp(dunja, 'Rankings.');
  await dunja.sees('at place 2.');
  await olga.opens(`/courses?q=${walk.mark}`);
  await olga.sees('Waiting list, 2 ahead');
  await olga.opens(`${run}/people`);
  await olga.sees('Percentages of percentages.', 'Rankings.');

  await liv.opens(`${run}/join`);
  await liv.presses('Leave this run');
  await liv.sees(`You left ${title}.`);
  await cleo.opens(run);
  await cleo.sees('You have a seat');
  await dunja.opens(run);
  await dunja.sees('Your place in the line is 1.');
  await cleo.seesSoon('/mailbox', 'A seat became free');
  await liv.goes();

  await olga.opens(`${run}/settings`);
  await olga.sends('Save', { seats: 4 });
  await dunja.opens(run);
  await dunja.sees('You have a seat');
  await signsUp(emre, 'Polls.');
  await emre.sees(`You joined ${title}.`, '4 of 4 taken');
  walk.peers = peers;
}

export async function theRunStarts(walk) {
  const { olga, run, peers: [ben] } = walk;
  await takes(olga, run, 'Close sign-up', 'sign-up is closed');
  await takes(olga, run, 'Start the run', 'running');
  await ben.seesSoon('/mailbox', 'It starts:');

  await ben.opens(run);
  assert.equal(await ben.main.locator('.weeks li.now').count(), 1, 'one week is now');
  await ben.sees('Week 1', 'Your next step: What data are', '0 of 1 tasks done, 0 of 3 reviews given');
  await ben.presses('Begin');
  await ben.presses('I have done this');
  await ben.sees('Ticked.');
  await ben.opens(run);
  await ben.sees('Your next step: Bring a headline');

  await ben.presses(ben.main.locator('.weeks a').last());
  await ben.presses(walk.taskTitle);
  await ben.sees('Statistics by Wikibooks contributors', 'What peers look at', 'Your next step: hand in your work');
  walk.task = ben.path;
}

export async function theyTalk(walk) {
  const { peers: [ben, cleo], task } = walk;
  await ben.opens(task);
  await ben.presses('Start a thread');
  await ben.sends('Post the thread', { title: 'How large is a crowd?', body: 'The paper says *thousands*.' });
  await ben.sees('Your thread is open.');
  const thread = ben.path;

  await cleo.opens(task);
  await cleo.presses('How large is a crowd?');
  await cleo.sees('One post is new to you.');
  await cleo.presses('Reply');
  await cleo.sends('Post', { body: 'Count the rowz.' });
  await cleo.presses('Change');
  await cleo.sends('Save', { body: 'Count the rows.' });
  await cleo.sees('Saved.', 'Count the rows.');

  await ben.opens(thread);
  await ben.sees('One post is new to you.');
  assert.equal(await ben.main.locator('.post.new').count(), 1);
  await ben.presses('Mark as read');
  assert.equal(await ben.main.locator('.post.new').count(), 0);
}
