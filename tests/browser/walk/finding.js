// Steps 2 to 4: an edition is read and found, and somebody joins.

import assert from 'node:assert/strict';
import { Person, joins } from './person.js';

export async function anEditionIsFound(walk) {
  const visitor = await Person.comes(walk);
  const cards = visitor.page.locator('.cards .card');
  await visitor.opens('/courses');
  const all = await cards.count();
  await visitor.sends(visitor.page.locator('form[role=search] button'), { q: 'headline' });
  assert.match(visitor.page.url(), /q=headline/);
  const found = await cards.count();
  assert.ok(found > 0 && found < all, `${found} of ${all} courses speak of headlines`);

  await visitor.opens('/courses');
  for (const [name, value] of [['language', 'es'], ['state', 'edition']]) {
    const box = visitor.page.locator(`input[name=${name}][value=${value}]`);
    if (!(await box.isVisible())) await visitor.page.locator('details', { has: box }).locator('summary').click();
    await box.check();
  }
  await visitor.presses('Show');
  assert.match(visitor.page.url(), /state=edition/);
  const some = await cards.count();
  assert.ok(some > 0 && some < all, `${some} of ${all} courses are Spanish editions`);

  await visitor.opens('/editions');
  await visitor.presses(walk.course);
  await visitor.sees('Read-only since', 'nobody can write in it', 'CC BY-SA 4.0', 'Life goes on at');
  walk.edition = visitor.path;
  await visitor.presses('Looking at one variable, then two');
  assert.match(visitor.path, /^\/editions\/[^/]+\/documents\//);
  assert.equal(await visitor.page.locator('main textarea').count(), 0, 'an edition is read-only');
  await visitor.goes();
}

export async function somebodyJoins(walk) {
  const stranger = await Person.comes(walk);
  await stranger.opens('/join');
  await stranger.sends('Join', { name: '' });
  const first = await stranger.page.locator('.errors a[href="#name"]').innerText();
  assert.match(first, /^Name or pseudonym\s*: \S/, 'the list of problems names the field and leads there');
  await stranger.goes();

  walk.olga = await joins(walk, 'Olga Baker');
  const { olga } = walk;
  await olga.opens('/settings');
  await olga.sends('Save', { name: 'Olga of the Numbers', language: 'es', zone: 'Europe/Madrid' });
  assert.equal(await olga.page.locator('html').getAttribute('lang'), 'es');
  await olga.sends('Guardar', { language: 'en' });
  await olga.presses('Your page');
  await olga.sees('Olga of the Numbers');
  assert.ok(await olga.main.locator('.face').count(), 'a pattern is her face');
}
