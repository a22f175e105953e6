// What is stretched across every page: whatever runs, calls home or offends the content policy is written down.

/** Runs in the page before anything else. */
function stretch() {
  const report = (what) => console.error(`TRIPWIRE ${what}`);
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'MsgBox', 'tripped']) {
    window[name] = () => report(name);
  }
  document.addEventListener('securitypolicyviolation', (event) => report(`policy: ${event.violatedDirective} ${event.blockedURI}`));
}

/**
 * Watches a window: every page of it, whatever opens in it.
 * @returns {string[]} what happened; empty is good
 */
export async function tripwire(window, at) {
  const happened = [];
  await window.addInitScript(stretch);
  window.on('page', (page) => {
    const note = (what) => happened.push(`${new URL(page.url(), at).pathname}: ${what}`);
    page.on('dialog', async (dialog) => {
      note(`a dialog says ${dialog.message()}`);
      await dialog.dismiss();
    });
    page.on('popup', (popup) => note(`a window opens: ${popup.url()}`));
    page.on('pageerror', (error) => note(`a script fails: ${error.message}`));
    page.on('console', (message) => {
      const text = message.text();
      // a form that was not taken, and what is not there, are told by their status
      if (message.type() === 'error' && !text.startsWith('Failed to load resource: the server responded')) note(text);
    });
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(`${at}/`) && !url.startsWith('data:image/')) note(`a request to ${url}`);
    });
    page.on('framenavigated', (frame) => {
      if (frame.parentFrame() || !/^(about:blank|http)/.test(frame.url())) note(`a frame goes to ${frame.url()}`);
    });
    page.on('download', (download) => note(`a download: ${download.url()}`));
  });
  return happened;
}

/** What a page holds that nobody may put there by words, as the browser understood it. */
export function intruders() {
  const wrong = [];
  const own = (address) => new URL(address, location.href).origin === location.origin;
  for (const one of document.querySelectorAll('*')) {
    const name = one.localName;
    if (['iframe', 'frame', 'object', 'embed', 'applet', 'base', 'style', 'marquee', 'math', 'template', 'portal', 'audio', 'video'].includes(name)) {
      if (!one.closest('[data-own]')) wrong.push(`<${name}>`);
    }
    if (name === 'script' && !(one.src && own(one.src) && new URL(one.src).pathname.startsWith('/static/'))) wrong.push(one.outerHTML.slice(0, 200));
    if (name === 'link' && !own(one.href)) wrong.push(one.outerHTML.slice(0, 200));
    if (name === 'meta' && one.httpEquiv) wrong.push(one.outerHTML.slice(0, 200));
    for (const { name: attribute, value } of one.attributes) {
      const at = attribute.toLowerCase();
      if (at.startsWith('on') || at === 'style' || at === 'srcdoc') wrong.push(`${name} ${at}=${value.slice(0, 100)}`);
      if (['href', 'src', 'action', 'formaction', 'poster', 'data', 'xlink:href', 'ping', 'background'].includes(at)) {
        let url;
        try {
          url = new URL(value, location.href);
        } catch {
          continue;
        }
        const right = at === 'href' ? /^(https?|mailto):$/ : /^(https?|data):$/;
        if (!right.test(url.protocol)) wrong.push(`${name} ${at}=${value.slice(0, 100)}`);
        if (at !== 'href' && url.protocol !== 'data:' && !own(url)) wrong.push(`${name} ${at}=${value.slice(0, 100)}`);
        if (url.protocol === 'data:' && name !== 'img') wrong.push(`${name} ${at}=${value.slice(0, 100)}`);
      }
    }
  }
  return wrong;
}
