// Somebody who walks through the house: a window of their own, and what people do with pages.

import assert from 'node:assert/strict';
import { openWindow, signIn, signInAs } from '../house.js';

/** How long something may take that the house does in the background: letters, certificates, editions. */
const PATIENCE = 60_000;

export class Person {
  constructor(window, page, name) {
    Object.assign(this, { window, page, name });
  }

  /** Comes in as a stranger, or signs in as somebody of the demo. */
  static async comes({ browser, javaScript }, role = 'visitor') {
    const window = await openWindow(browser, { javaScript });
    await signIn(window, role);
    const page = await window.newPage();
    page.setDefaultTimeout(30_000);
    return new Person(window, page, role);
  }

  goes() {
    return this.window.close();
  }

  get main() {
    return this.page.locator('main');
  }

  /** Where they are, without what stands behind `?` and `#`. */
  get path() {
    return new URL(this.page.url()).pathname;
  }

  async opens(path) {
    const answer = await this.page.goto(path);
    assert.ok(answer.ok(), `${path} answers ${answer.status()}`);
  }

  /** The button or link that is called so. */
  called(name) {
    const wanted = typeof name === 'string' ? { name, exact: true } : { name };
    return this.main.getByRole('button', wanted).or(this.main.getByRole('link', wanted)).first();
  }

  /** Presses a button or link, and waits for the page that follows. */
  async presses(what) {
    const place = typeof what === 'string' || what instanceof RegExp ? this.called(what) : what;
    await Promise.all([this.page.waitForNavigation(), place.click({ timeout: 25_000 })]);
  }

  /** Fills in fields by their names: words, or what is chosen, or a file. */
  async writes(fields) {
    for (const [name, value] of Object.entries(fields)) {
      const field = this.main.locator(`[name="${name}"]`).first();
      const kind = await field.evaluate((one) => (one.localName === 'select' ? 'select' : one.type));
      if (kind === 'select') await field.selectOption(value);
      else if (kind === 'radio') await this.main.locator(`[name="${name}"][value="${value}"]`).check();
      else if (kind === 'file') await field.setInputFiles(value);
      else await field.fill(String(value));
    }
  }

  /** Fills in a form and sends it. */
  async sends(button, fields) {
    await this.writes(fields);
    await this.presses(button);
  }

  /** What a page says, white space folded. */
  async text() {
    return (await this.main.innerText()).replaceAll(/\s+/g, ' ');
  }

  async sees(...words) {
    const said = await this.text();
    for (const word of words) {
      assert.ok(said.includes(word), `${this.name} does not see "${word}" on ${this.page.url()}: ${said.slice(0, 1_500)}`);
    }
  }

  /** Looks again until the house has done it. */
  async seesSoon(path, word) {
    const end = Date.now() + PATIENCE;
    do {
      await this.opens(path);
      if ((await this.text()).includes(word)) return;
    } while (Date.now() < end);
    await this.sees(word);
  }

  /** The path of a link. */
  linkTo(name) {
    return this.called(name).getAttribute('href');
  }
}

/** Joins as a new member, confirms the mail address by the link of the letter, and is signed in. */
export async function joins(walk, name) {
  const one = await Person.comes(walk);
  one.name = name;
  const mail = `${name.toLowerCase().replaceAll(' ', '.')}.${walk.mark}@demo.stoa.example`;
  const password = 'four words nobody joins';
  await one.opens('/join');
  await one.writes({ name, mail, password });
  for (const box of await one.page.locator('input[name=consent]').all()) await box.check();
  await one.presses('Join');
  await one.sees('Look into your mail');

  await signInAs(one.window, { mail, password });
  await one.opens('/mailbox');
  const letter = /\/confirm\/[A-Za-z0-9]+/.exec(await one.page.content());
  assert.ok(letter, 'the letter with the link is in the mailbox');
  await one.opens(letter[0]);
  await one.presses(one.main.locator('form button').first());
  await one.sees('Your mail address is confirmed');
  return one;
}
