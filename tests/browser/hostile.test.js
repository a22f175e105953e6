// Hostile words in every field, name, file name, address and import: none of them runs, loads, opens or offends the policy.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { address, openBrowser, openWindow, signIn } from './house.js';
import { intruders, tripwire } from './hostile/tripwire.js';

const classes = JSON.parse(await readFile(new URL('./hostile/vectors.json', import.meta.url), 'utf8'));
const vectors = Object.values(classes).flat();

/** The ways in which a vector stands in Markdown. */
const PLACES = [
  (v) => v,
  (v) => `- ${v}`,
  (v) => `> ${v}`,
  (v) => `## ${v}`,
  (v) => `|${v}|\n|-|\n|${v}|`,
  (v) => `[x](${v})`,
  (v) => `[x](<${v}>)`,
  (v) => `[x](https://a.example "${v}")`,
  (v) => `![${v}](${v})`,
  (v) => `**${v}**`,
  (v) => `\`${v}\``,
  (v) => `<${v}>`,
];

/** Documents in which every vector stands in every place, each small enough to be drawn as Markdown. */
const documents = [];
for (let at = 0; at < vectors.length; at += 12) {
  const some = vectors.slice(at, at + 12).map((v) => v.replaceAll('\0', ''));
  const lines = some.flatMap((v) => PLACES.map((place) => place(v)));
  documents.push(`**drawn**\n\n${lines.join('\n\n')}\n\n[r]\n\n[r]: ${some[0]}`);
}

const oneLine = (v) => v.replaceAll(/[\r\n\0]/g, ' ');

describe('hostile words', { skip: !address && 'no demo is running' }, () => {
  let browser;
  const people = {};
  const mark = Date.now().toString(36);

  before(async () => {
    browser = await openBrowser();
    for (const role of ['visitor', 'participant', 'organizer', 'steward']) {
      const window = await openWindow(browser);
      await signIn(window, role);
      const happened = await tripwire(window, address);
      people[role] = { role, window, happened, page: await window.newPage() };
    }
  });
  after(() => browser?.close());

  /** Sends a form as that person's browser would. */
  const send = async (who, path, fields) => {
    const options = { headers: { origin: address, 'sec-fetch-site': 'same-origin' }, maxRedirects: 0 };
    const kind = Object.values(fields).some((value) => typeof value === 'object') ? 'multipart' : 'form';
    const answer = await who.window.request.post(path, { ...options, [kind]: fields });
    assert.ok(answer.status() < 500, `${path} answers ${answer.status()}`);
    return { status: answer.status(), to: answer.headers().location ?? '' };
  };

  /** Opens a page in the browser and looks for what should not be there. */
  const look = async (who, path) => {
    const answer = await who.page.goto(path, { waitUntil: 'load' });
    assert.ok(answer.status() < 500, `${path} answers ${answer.status()}`);
    assert.deepEqual(await who.page.evaluate(intruders), [], path);
    return answer;
  };

  const quiet = (who) => assert.deepEqual(who.happened, [], who.role);

  /** The fields of the forms of a page that change something, as the browser sees them. */
  const forms = (who) =>
    who.page.evaluate(() =>
      [...document.querySelectorAll('main form')]
        .filter((form) => form.method === 'post')
        .map((form) => ({
          action: new URL(form.action).pathname,
          fields: [...form.elements]
            .filter((one) => one.name && one.localName !== 'button' && one.type !== 'submit')
            .filter((one) => !['checkbox', 'radio'].includes(one.type) || one.checked)
            .map((one) => ({ name: one.name, type: one.localName === 'textarea' ? 'textarea' : one.type, value: one.value })),
        })),
    );

  test('there are enough of them, all different', () => {
    assert.ok(vectors.length >= 300, `${vectors.length}`);
    assert.equal(new Set(vectors).size, vectors.length);
  });

  test('are heard when they do run', async () => {
    const window = await openWindow(browser);
    const happened = await tripwire(window, address);
    const page = await window.newPage();
    await page.goto('/about');
    await page.evaluate(() => {
      window.alert(1);
      document.body.insertAdjacentHTML('beforeend', '<p style="color:red" onclick="alert(1)">x</p><a href="javascript:alert(1)">x</a><img src="https://evil.example/p.png" alt="">');
      fetch('https://evil.example/').catch(() => {});
    });
    const found = await page.evaluate(intruders);
    for (const sign of ['p style=', 'p onclick=', 'a href=javascript:', 'img src=https://evil']) {
      assert.ok(found.some((one) => one.startsWith(sign)), `${sign} in ${found}`);
    }
    for (const sign of ['TRIPWIRE alert', 'TRIPWIRE policy: connect-src', 'TRIPWIRE policy: img-src']) {
      assert.ok(happened.some((one) => one.includes(sign)), `${sign} in ${happened}`);
    }
    await window.close();
  });

  test('in titles of courses, units, activities and materials', async () => {
    const who = people.organizer;
    const titles = vectors.map(oneLine);
    const begun = await send(who, '/courses/new', { title: `"><img src=x onerror=alert(1)> ${mark}`, question: '<svg onload=alert(1)>', language: 'en' });
    assert.equal(begun.status, 303);
    const run = /^\/runs\/[^/?]+/.exec(begun.to)[0];
    let next = 0;
    let taken = 0;
    const links = async (pattern) => {
      await look(who, `${run}/edit`);
      const hrefs = await who.page.evaluate(() => [...document.querySelectorAll('main [href], main [action]')].map((a) => a.getAttribute('href') ?? a.getAttribute('action')));
      return [...new Set(hrefs.map((href) => pattern.exec(href)?.[0]).filter(Boolean))];
    };
    for (let unit = 0; unit < 20; unit += 1) {
      const { status } = await send(who, `${run}/edit/units/new`, { title: titles[next], intro: documents[unit % documents.length] });
      if (status === 303) taken += 1;
      next += 1;
    }
    const units = await links(/^\/runs\/[^/]+\/edit\/units\/[^/]{20,}/);
    assert.ok(units.length >= 10, `${units.length} units`);
    for (let activity = 0; activity < 360; activity += 1) {
      const unit = units[activity % units.length];
      const fields = { kind: 'reading', title: titles[next % titles.length], body: documents[activity % documents.length], minutes: '5' };
      const { status } = await send(who, `${unit}/activities/new`, fields);
      if (status === 303) taken += 1;
      next += 1;
    }
    const activities = await links(/^\/runs\/[^/]+\/edit\/activities\/[^/]{20,}/);
    for (let material = 0; next < titles.length; material += 1, next += 1) {
      const words = titles[next];
      const url = vectors[material % vectors.length];
      const fields = { title: words, author: words, source: words, url: 'https://a.example/', licence: 'CC-BY-4.0' };
      const { status } = await send(who, `${activities[material % activities.length]}/materials/new`, fields);
      if (status === 303) taken += 1;
      await send(who, `${activities[material % activities.length]}/materials/new`, { ...fields, url });
    }
    assert.ok(taken >= 300, `only ${taken} were taken`);
    for (const page of ['', '/edit', '/syllabus', '/edit/publish', '/settings', '/people', '/discussion']) await look(who, run + page);
    for (const activity of activities.slice(0, 12)) {
      await look(who, activity);
      await look(who, activity.replace('/edit', ''));
    }
    await send(who, `${run}/edit/publish`, { note: '<img src=x onerror=alert(1)>' });
    quiet(who);
  });

  test('in posts, as titles and as Markdown', async () => {
    const run = '/runs/small-programs-autumn';
    let next = 0;
    for (const role of ['participant', 'organizer', 'steward']) {
      const who = people[role];
      const threads = [];
      for (let one = 0; one < 14 && next < documents.length; one += 1, next += 1) {
        const title = oneLine(vectors[(next * 7) % vectors.length]).slice(0, 190) || 'x';
        const { status, to } = await send(who, `${run}/discussion/new`, { title, body: documents[next] });
        if (status === 303) threads.push(to);
      }
      assert.ok(threads.length >= 5, `${role}: ${threads.length} threads`);
      for (const thread of threads) {
        await look(people.participant, thread.split('#')[0]);
        assert.ok(await people.participant.page.locator('.post strong', { hasText: 'drawn' }).count(), 'drawn as Markdown');
      }
      await look(people.visitor, `${run}/discussion`);
      await look(people.visitor, run);
      quiet(who);
    }
    quiet(people.visitor);
    quiet(people.participant);
  });

  test('in a preview, which a script puts on the page', async () => {
    const who = people.participant;
    await look(who, '/runs/small-programs-autumn/discussion/new');
    for (const text of documents.filter((_, at) => at % 6 === 0)) {
      await who.page.fill('#body', text.replaceAll(/[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, ''));
      await Promise.all([who.page.waitForResponse((answer) => answer.url().endsWith('/preview')), who.page.locator('[data-preview]').click()]);
      await who.page.locator('.preview strong').first().waitFor();
      assert.deepEqual(await who.page.evaluate(intruders), []);
    }
    quiet(who);
  });

  test('as the name of a person', async () => {
    const who = people.organizer;
    await look(who, '/settings');
    const settings = (await forms(who)).find((form) => form.action === '/settings');
    const fields = Object.fromEntries(settings.fields.map(({ name, value }) => [name, value]));
    const kept = fields.name;
    let taken = 0;
    for (const [at, vector] of vectors.entries()) {
      if (at % 4 !== 0) continue;
      const { status } = await send(who, '/settings', { ...fields, name: oneLine(vector).slice(0, 80), about: documents[at % documents.length].slice(0, 1_500) });
      if (status !== 303) continue;
      taken += 1;
      fields.version = `${Number(fields.version) + 1}`;
      await look(people.visitor, '/people/tomas');
    }
    assert.ok(taken >= 50, `only ${taken} names were taken`);
    await look(people.visitor, '/runs/small-programs-autumn/people');
    await send(who, '/settings', { ...fields, name: kept });
    quiet(who);
    quiet(people.visitor);
  });

  test('as mail addresses, in searches and in addresses', async () => {
    const who = people.visitor;
    for (const mail of classes['mail addresses'].map(oneLine)) {
      for (const path of ['/sign-in', '/sign-in/forgotten']) {
        await look(who, path);
        await who.page.fill('[name=mail]', mail);
        await Promise.all([who.page.waitForNavigation(), who.page.locator('main form button').first().click()]);
        assert.deepEqual(await who.page.evaluate(intruders), [], mail);
      }
    }
    for (const [at, vector] of vectors.entries()) {
      const said = encodeURIComponent(vector.toWellFormed?.() ?? vector);
      if (at % 6 === 0) await look(who, `/courses?q=${said}`);
      if (at % 12 === 1) await look(who, `/${said}`);
      if (at % 12 === 7) await look(who, `/sign-in?to=${said}`);
    }
    quiet(who);
  });

  test('in every other field of every form that people see', async () => {
    const keep = /\/(sign-out|leave|password|mail|end|remove|freeze|suspend|lift|data|theme|language|begin|revoke|version)$|\/steps\//;
    let next = 0;
    let sent = 0;
    for (const role of ['participant', 'organizer', 'steward']) {
      const who = people[role];
      const seen = new Set();
      const kinds = new Map();
      // two of each kind are enough: `/runs/{}/discussion`, `/posts/{}/edit`
      const kind = (path) => path.split('/').map((part, at) => (at % 2 === 0 && at > 0 ? '{}' : part)).join('/');
      const waiting = ['/home', '/runs/small-programs-autumn', '/reviews', '/awards', '/schools', '/courses', '/people/mira', '/stewards/reports', '/stewards/documents', '/stewards/pages', '/stewards/pages/new', '/runs/small-programs-autumn/settings'];
      while (waiting.length && seen.size < 45) {
        const path = waiting.shift();
        if (seen.has(path) || (kinds.get(kind(path)) ?? 0) >= 2) continue;
        seen.add(path);
        kinds.set(kind(path), (kinds.get(kind(path)) ?? 0) + 1);
        const answer = await look(who, path);
        if (answer.status() !== 200) continue;
        const hrefs = await who.page.evaluate(() => [...document.querySelectorAll('main a[href^="/"]')].map((a) => new URL(a.href).pathname));
        const edits = hrefs.filter((href) => /edit|settings|report|work|reviews\/|change|place/.test(href));
        waiting.unshift(...edits.slice(0, 8));
        waiting.push(...hrefs.slice(0, 10));
        for (const { action, fields } of await forms(who)) {
          const texts = fields.filter(({ type }) => ['text', 'textarea', 'url', 'email', 'search'].includes(type));
          if (keep.test(action) || !texts.length) continue;
          const filled = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
          for (const { name, type } of texts) {
            next += 1;
            filled[name] = type === 'textarea' ? documents[next % documents.length] : oneLine(vectors[(next * 11) % vectors.length]);
          }
          const { status, to } = await send(who, action, filled);
          sent += 1;
          if (status === 303 && to.startsWith('/')) waiting.unshift(to.split('#')[0]);
          // what was not taken is shown as it was typed
          if (status === 422) {
            await look(who, path);
            const drawn = await who.page.evaluate(([to, pairs]) => {
              const form = [...document.querySelectorAll('main form')].find((one) => new URL(one.action).pathname === to && one.method === 'post');
              if (!form) return false;
              for (const [name, value] of pairs) {
                const field = form.elements.namedItem(name);
                if (field && 'value' in field && field.type !== 'file') field.value = value;
              }
              form.noValidate = true;
              form.id = 'typed-again';
              return true;
            }, [action, Object.entries(filled)]);
            if (drawn) {
              const sends = () => setTimeout(() => HTMLFormElement.prototype.submit.call(document.getElementById('typed-again')));
              await Promise.all([who.page.waitForNavigation(), who.page.evaluate(sends)]);
              assert.deepEqual(await who.page.evaluate(intruders), [], action);
            }
          }
        }
      }
      quiet(who);
    }
    assert.ok(sent >= 20, `only ${sent} forms were found`);
  });

  test('as the names of files', async () => {
    const who = people.participant;
    await look(who, '/runs/small-programs-autumn');
    const tasks = await who.page.evaluate(() => [...document.querySelectorAll('main a[href*="/activities/"]')].map((a) => new URL(a.href).pathname));
    let place;
    for (const task of tasks) {
      const work = `${task.replace('/activities/', '/tasks/')}/work`;
      const answer = await who.page.goto(work);
      if (answer.status() === 200 && (await who.page.locator('input[type=file]').count())) place = work;
    }
    assert.ok(place, 'somewhere a file is handed in');
    let taken = 0;
    for (const name of classes['file names']) {
      const buffer = Buffer.from(`%PDF-1.7 ${taken} ${mark}`);
      const fields = { body: `Version ${taken}`, file: { name: name.replaceAll(/[\r\n\0]/g, ' '), mimeType: 'application/pdf', buffer } };
      const { status } = await send(who, place, fields);
      if (status === 303) taken += 1;
      await look(who, place);
    }
    assert.ok(taken >= 5, `only ${taken} files were taken`);
    quiet(who);
  });

  test('in the archive of an old site', { skip: !process.env.STOA_PROGRAM && 'no program to import with' }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'old-site-'));
    const og = '<script>"og": { "group_context": { "nid": "5", "title": "Odd", "type": "course" } }</script>';
    const write = async (path, classes, inside) => {
      const file = join(folder, path);
      await mkdir(join(file, '..'), { recursive: true });
      const text = `<html><head>${og}</head><body class="page-node ${classes} og-context og-context-5 "><div id="content-column">${inside}</div><!-- /content-column --></body></html>`;
      await writeFile(file, text);
    };
    const all = vectors.map((v) => `<p>${v}</p>\n<a href="${v}">x</a><img alt="${v}" src="${v}">`).join('\n');
    const by = '<div class="picture"><a href="users/mo"><img alt="Mo\'s picture"></a></div><a href="users/mo">Mo</a>';
    await write('webcraft/odd.html', 'node-type-course p2pu-context-course-section-webcraft', `<h1 class="title">Odd <img src=x onerror=alert(1)></h1><div class="field field-field-course-summary"><div class="field-item">${all}</div></div>`);
    for (const [at, vector] of vectors.entries()) {
      const body = `<div class="pane-node"><h2 class="pane-title">${vector}</h2><div id="node-${at + 7}" class="node node-document"><div class="meta">${by}<span class="created-date">Thu, 2010-09-23 22:03</span></div><div class="content"><div class="field field-field-document-body"><div class="field-items"><div class="field-item">${vector}<p>${vector}</p></div></div></div></div></div></div>`;
      if (at % 6 === 0) await write(`webcraft/odd/document/d${at}.html`, '', body);
    }
    const run = promisify(execFile);
    await run(process.env.STOA_PROGRAM, ['import', 'p2pu-archive', folder, '--data', process.env.STOA_DATA]);
    await rm(folder, { recursive: true });
    const who = people.visitor;
    await look(who, '/editions');
    const edition = await who.page.evaluate(() => [...document.querySelectorAll('main a[href^="/editions/odd"]')].map((a) => new URL(a.href).pathname)[0]);
    assert.ok(edition, 'the course was brought in');
    await look(who, edition);
    const inside = await who.page.evaluate(() => [...document.querySelectorAll('main a[href*="/documents/"]')].map((a) => new URL(a.href).pathname));
    assert.ok(inside.length >= 20, `only ${inside.length} documents`);
    for (const path of new Set(inside)) await look(who, path);
    quiet(who);
  });
});
