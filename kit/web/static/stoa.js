// Small improvements; pages work without them. Attributes: docs/look.md.
(() => {
	const root = document.documentElement;
	const one = (selector, from = document) => from.querySelector(selector);
	const all = (selector, from = document) => [...from.querySelectorAll(selector)];
	const on = (kind, act) => document.addEventListener(kind, act);
	const make = (kind, parts) => Object.assign(document.createElement(kind), parts);
	const store = (act) => { try { return act(localStorage); } catch { return null; } };
	const post = (address, fields) => fetch(address, { method: "POST", body: new URLSearchParams(fields) });
	const clock = (when) => new Date(when).toLocaleTimeString(root.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

	// Keyboard.
	let before = "";
	const step = (by) => {
		const things = all("[data-list] > li, [data-list] article").map((thing) => thing.matches("li") ? one("a, button, input", thing) : thing).filter(Boolean);
		const here = document.activeElement;
		const at = things.findLastIndex((thing) => thing === here || thing.contains(here));
		const next = things[at < 0 ? 0 : at + by];
		if (next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
	};
	on("keydown", (event) => {
		const { key, target } = event;
		const open = one("details.menu[open]");
		if (key === "Escape" && open) { open.open = false; one("summary", open).focus(); }
		const chord = event.ctrlKey || event.metaKey;
		if (key === "Enter" && chord && target.form) { event.preventDefault(); target.form.requestSubmit(); }
		if (chord || event.altKey) return;
		if (one("dialog[open]") || target.matches("textarea, select, input:not([type=checkbox], [type=radio])")) return;
		const pair = before + key;
		before = key;
		setTimeout(() => { before = ""; }, 900);
		if (pair === "gh") one("[data-home]")?.click();
		else if (key === "/" && one("[data-search]")) { event.preventDefault(); one("[data-search]").focus(); }
		else if (key === "?") one("dialog#keys")?.showModal();
		else if (key === "j") step(1);
		else if (key === "k") step(-1);
	});
	on("click", (event) => {
		for (const menu of all("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
	});

	// A question before hard acts; one sending for each form.
	const sure = new WeakSet();
	const ask = (form, button, words) => {
		const box = make("dialog", { className: "dialog", ariaLabel: words.confirm });
		const line = make("p", { textContent: words.confirm });
		const acts = make("form", { className: "acts", method: "dialog" });
		const choice = (text, kind) => acts.append(make("button", { className: "button " + kind, textContent: text, value: kind }));
		box.onclose = () => {
			box.remove();
			if (box.returnValue === "danger") { sure.add(form); form.requestSubmit(button); }
			else button?.focus();
		};
		choice(words.confirmYes || "OK", "danger");
		choice(words.confirmNo || "×", "quiet");
		box.append(line, acts);
		document.body.append(box);
		box.showModal();
		acts.lastChild.focus();
	};
	on("submit", (event) => {
		const form = event.target;
		const button = event.submitter;
		const asking = [button, form].find((part) => part?.dataset.confirm);
		if (asking && !sure.delete(form)) { event.preventDefault(); return ask(form, button, asking.dataset); }
		if (form.method !== "post" || form.matches("[data-again]")) return;
		if (form.dataset.sent) return event.preventDefault();
		if (form.matches("[data-theme-form]")) {
			event.preventDefault();
			const theme = button.value;
			root.dataset.theme = theme;
			for (const each of all("button", form)) each.setAttribute("aria-pressed", String(each === button));
			return post(form.action, { theme });
		}
		form.dataset.sent = "1";
		button?.setAttribute("aria-disabled", "true");
	});
	addEventListener("pageshow", () => {
		for (const form of all("form[data-sent]")) delete form.dataset.sent;
		for (const button of all("form button[aria-disabled]")) button.removeAttribute("aria-disabled");
	});

	// Drafts stay here until the server has them.
	for (const done of all("[data-draft-clear]")) store((kept) => kept.removeItem("draft:" + done.dataset.draftClear));
	for (const area of all("textarea[data-draft]")) {
		const { draftSaved, draftRestored } = area.dataset;
		const name = "draft:" + area.dataset.draft;
		const note = area.form && one("[data-draft-note]", area.form);
		const say = (words, when) => { if (note && words) note.textContent = words.replace("{time}", clock(when)); };
		const kept = store((box) => JSON.parse(box.getItem(name)));
		if (kept?.text.length > area.value.length) { area.value = kept.text; say(draftRestored, kept.at); }
		let wait;
		const keep = () => {
			wait = clearTimeout(wait);
			const at = Date.now();
			const text = area.value;
			store((box) => {
				box.setItem(name, JSON.stringify({ text, at }));
				say(draftSaved, at);
			});
		};
		area.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(keep, 800); });
		addEventListener("pagehide", () => { if (wait) keep(); });
	}

	// Preview: the server renders and cleans.
	for (const button of all("[data-preview]")) {
		button.hidden = false;
		button.onclick = async () => {
			const { preview, previewOf, previewTo } = button.dataset;
			const place = document.getElementById(previewTo);
			const answer = await post(preview, { text: document.getElementById(previewOf).value }).catch(() => null);
			if (!answer?.ok) return;
			place.innerHTML = await answer.text();
			place.hidden = false;
		};
	}

	// What is new, while somebody looks.
	for (const part of all("[data-watch]")) {
		let line;
		const look = () => {
			line?.close();
			if (document.hidden) return;
			line = new EventSource(part.dataset.watch);
			line.onmessage = ({ data }) => {
				(one("[data-watch-text]", part) || part).textContent = data;
				part.hidden = !data;
			};
		};
		document.addEventListener("visibilitychange", look);
		look();
	}
})();
