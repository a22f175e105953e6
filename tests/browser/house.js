// The house as a browser meets it: where it answers, who may sign in, and a window to look through.

import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

/** Where the demo answers; empty when none is running. */
export const address = process.env.STOA_ADDRESS ?? '';

/** Narrow like a telephone, wide like a desk. */
export const WIDTHS = [360, 1280];

/** Who looks: a stranger, and the people of the demo by their role. */
export const ROLES = ['visitor', 'participant', 'organizer', 'steward'];

/** Starts the browser. The flags keep it from calling home, which a closed network would refuse. */
export function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * A window with a reader of its own: nothing remembered, no movement, light.
 * @param {{width?: number, dark?: boolean, javaScript?: boolean, at?: string}} wishes
 */
export function openWindow(browser, { width = 1280, dark = false, javaScript = true, at = address } = {}) {
  return browser.newContext({
    baseURL: at,
    viewport: { width, height: 800 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    javaScriptEnabled: javaScript,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
}

/** The demo's sign-ins: role, mail, password. */
export async function signIns(file = process.env.STOA_SIGN_INS) {
  return JSON.parse(await readFile(file, 'utf8'));
}

/** Signs in by the form, as a person does, with or without JavaScript; a visitor just comes in. */
export async function signIn(window, role) {
  if (role === 'visitor') return;
  const person = (await signIns()).find((one) => one.role === role);
  if (!person) throw new Error(`the demo has no sign-in for a ${role}`);
  await signInAs(window, person);
}

/** Signs in with a mail address and a password. */
export async function signInAs(window, { mail, password }) {
  const page = await window.newPage();
  await page.goto('/sign-in');
  const form = page.locator('form', { has: page.locator('input[type=password]') });
  await form.locator('input[type=email], input[autocomplete~=username], input[autocomplete~=email]').first().fill(mail);
  await form.locator('input[type=password]').fill(password);
  await Promise.all([page.waitForNavigation(), form.locator('button:not([type=button]), input[type=submit]').first().click()]);
  if (await page.locator('input[type=password]').count()) {
    throw new Error(`${mail} could not sign in: ${(await page.locator('main').innerText()).slice(0, 300)}`);
  }
  await page.close();
}

/** The reader's choice of a language, as the switch in the foot of every page remembers it. */
export async function useLanguage(window, language, at = address) {
  await window.addCookies([{ name: 'stoa_language', value: language, url: at }]);
}
