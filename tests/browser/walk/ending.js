// Steps 9 and 10: certificates, and what stays.

import assert from 'node:assert/strict';
import { Person } from './person.js';
import { takes } from './organizing.js';

export async function whoMetTheRuleHasACertificate(walk) {
  const { peers: [ben], run, title } = walk;
  await ben.opens(run);
  await ben.sees('1 of 1 tasks done, 3 of 3 reviews given');
  await ben.seesSoon('/awards', title);
  const certificate = await ben.linkTo(title);

  const visitor = await Person.comes(walk);
  await visitor.opens(certificate);
  await visitor.sees(
    'Benedikt Quist',
    'This certificate is valid',
    'What it is not',
    'It is not a degree, not credit, and not an exam.',
    'Olga of the Numbers',
  );
  const drawing = await visitor.window.request.get(await visitor.linkTo('Download the pattern'));
  assert.equal(drawing.headers()['content-type'], 'image/svg+xml');
  assert.match(await drawing.text(), /Each column is a review given: 3/);
  const other = await visitor.page.goto(`${certificate.slice(0, -1)}x`);
  assert.equal(other.status(), 404, 'an address cannot be guessed');
  await visitor.goes();
}

export async function theRunBecomesAnEdition(walk) {
  const { olga, run, title } = walk;
  await takes(olga, run, 'Begin the closing round', 'wrapping up');
  await takes(olga, run, 'End the run', 'finished');

  const visitor = await Person.comes(walk);
  await visitor.seesSoon(run, 'This is the edition of a finished run');
  assert.equal(visitor.path, run.replace('/runs/', '/editions/'));
  await visitor.sees(title, 'Run this course again', walk.unit);
  await visitor.opens(`${visitor.path}/discussion`);
  await visitor.presses('How large is a crowd?');
  await visitor.sees('Count the rows.', 'Benedikt Quist');
  assert.equal(await visitor.main.locator('textarea').count(), 0, 'nobody can write in it');
  await visitor.opens('/editions');
  await visitor.sees(title);
  await visitor.goes();
}
