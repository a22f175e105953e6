// Step 8: work is handed in, and peers read it without knowing whose it is.

import assert from 'node:assert/strict';

export async function theyHandIn(walk) {
  const { task, peers } = walk;
  const [ben, ...others] = peers;
  await ben.opens(task);
  await ben.presses('Hand in');
  await ben.sends('Hand in', { body: 'Half of the cars are red.' });
  await ben.sees('Handed in: version 1.');
  await ben.sends('Hand in', { body: 'Half of the cars **in our street** are red.', link: 'https://example.org/cars' });
  await ben.sees('Handed in: version 2.');
  const file = { name: 'Benedikt Quist.txt', mimeType: 'text/plain', buffer: Buffer.from('twelve of twenty-four\n') };
  await ben.sends('Hand in', { body: 'Half of the cars in our street are red, see the file.', file });
  await ben.sees('Handed in: version 3.');
  await ben.presses('What changed in version 2');
  const added = await ben.main.locator('.diff ins').allInnerTexts();
  assert.match(added.join(' '), /in our street/);
  await ben.page.goBack();
  await ben.presses('Version 3');
  const kept = await ben.window.request.get(await ben.main.locator('a[href^="/files/"]').first().getAttribute('href'));
  assert.match(kept.headers()['content-disposition'], /attachment/);
  assert.match(await kept.text(), /twelve of twenty-four/);

  for (const one of others) {
    await one.opens(`${task.replace('/activities/', '/tasks/')}/work`);
    await one.sends('Hand in', { body: `The headline that ${marks(walk, one)} mended.` });
    await one.sees('Handed in: version 1.');
  }
}

export async function theyReviewEachOther(walk) {
  const { olga, peers, task } = walk;
  await olga.opens(task);
  await olga.presses('See the works');
  await olga.presses('Open reviews now');
  await olga.sees('12 reviews were asked for.');

  await Promise.all(peers.map((reader) => readsThreeWorks(walk, reader)));
}

async function readsThreeWorks(walk, reader) {
  for (const given of [0, 1, 2]) {
    await reader.opens('/reviews');
    const waiting = reader.main.locator('#waiting ~ .tasks h3 a');
    assert.equal(await waiting.count(), 3 - given, 'everybody reads three works');
    await reader.presses(waiting.first());
    await nobodyElseIsNamed(walk, reader);
    const own = reader === walk.peers[0] ? 'see the file' : marks(walk, reader);
    assert.ok(!(await reader.main.locator('.desk-work').innerText()).includes(own), 'nobody reads their own work');
    await reader.sends('Send the review', {
      c1: given + 1,
      c2: 2,
      'c1-why': 'The number.',
      text: 'I see what you mended; why is less clear.',
    });
    await reader.sees('Thank you. Your review is in.');
  }
}

export async function eachSeesWhatPeersSay(walk) {
  for (const one of walk.peers) {
    await one.opens(`${walk.task.replace('/activities/', '/tasks/')}/work`);
    await one.sees('3 peers have read this work.', 'mean', 'standard deviation', 'I see what you mended');
    await nobodyElseIsNamed(walk, one);
  }
}

/** A word that stands in one person's work alone. */
const marks = (walk, one) => ['nobody', 'first', 'second', 'third'][walk.peers.indexOf(one)];

async function nobodyElseIsNamed(walk, reader) {
  const html = (await reader.page.content()).toLowerCase();
  for (const author of walk.peers.filter((one) => one !== reader)) {
    for (const trace of author.name.toLowerCase().split(' ')) {
      assert.ok(!html.includes(trace), `${author.name} is named to ${reader.name} on ${reader.page.url()}`);
    }
  }
}
