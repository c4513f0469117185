/**
 * The one script of every form: keeps on the server what is being typed. It stands inline, byte for byte, so that the
 * content security policy can allow it by its hash and nothing else. A page is whole without it: then a box keeps the
 * text. It sends nothing until somebody types, so whoever merely opens a page with scripts changes nothing, and
 * stops where another window has kept a newer text.
 */
export const formScript = `
(() => {
const form = document.querySelector('form'), said = document.getElementById('unsent-said');
const seen = form && form.elements.namedItem('unsent');
if (!seen || !said || !window.fetch) return;
const box = document.getElementById('keep');
if (box) box.closest('.field').hidden = true;
let timer = 0, under = false, typed = false, over = false;
const say = (what) => { said.textContent = said.dataset[what]; };
const later = (ms) => { clearTimeout(timer); timer = setTimeout(keep, ms); };
async function keep() {
if (under || over || !typed) return;
under = true; typed = false;
const body = new URLSearchParams(new FormData(form));
body.set('keep', 'typing');
try {
const answer = await fetch(form.getAttribute('action'), { method: 'POST', body, keepalive: document.hidden });
if (answer.status === 200) { seen.value = (await answer.json()).version; say('kept'); }
else if (answer.status === 409) { over = true; say('newer'); }
else if (answer.status === 429 || answer.status >= 500) throw answer;
else { over = true; say('over'); }
} catch { typed = true; say('failed'); }
under = false;
if (typed) later(5000);
}
form.addEventListener('input', () => { typed = true; later(1500); });
form.addEventListener('submit', () => clearTimeout(timer));
addEventListener('pageshow', ({ persisted }) => { if (persisted) later(0); });
addEventListener('online', () => later(0));
document.addEventListener('visibilitychange', () => { if (document.hidden) later(0); });
})();
(() => {
const chooser = document.querySelector('input[type=file][data-offer]'), list = document.getElementById('media-said');
if (!chooser || !list || !window.fetch) return;
const form = chooser.form, words = list.dataset;
let under = 0;
const told = document.getElementById('media-hint');
if (told) told.textContent = words.hint;
async function send(file) {
const item = list.appendChild(document.createElement('li'));
const say = (what) => { item.textContent = file.name + ': ' + what; };
say(words.sending);
try {
const beginning = btoa(String.fromCharCode(...new Uint8Array(await file.slice(0, 64).arrayBuffer())));
const chosen = form.querySelectorAll('[name=upload]:checked').length;
const wish = JSON.stringify({ name: file.name.slice(-100), bytes: file.size, beginning, chosen });
const headers = { 'Content-Type': 'application/json' };
const asked = await fetch(chooser.dataset.offer, { method: 'POST', headers, body: wish });
if (asked.status === 422) { item.textContent = (await asked.json()).message; return; }
if (!asked.ok) throw asked;
const { id, url, fields } = await asked.json();
const body = new FormData();
for (const name of Object.keys(fields)) body.append(name, fields[name]);
body.append('file', file);
const sent = await fetch(url, { method: 'POST', body });
if (!sent.ok) throw sent;
const tick = Object.assign(document.createElement('input'), { type: 'checkbox', name: 'upload', value: id, checked: true });
const label = document.createElement('label');
label.append(tick, ' ' + file.name + ': ' + words.sent);
item.replaceChildren(label);
} catch { say(words.failed); }
}
chooser.addEventListener('change', async () => {
const files = [...chooser.files];
chooser.value = '';
under += 1;
for (const file of files) await send(file);
under -= 1;
});
form.addEventListener('submit', (event) => {
if (under === 0) return;
event.preventDefault();
list.appendChild(document.createElement('li')).textContent = words.wait;
});
})();
`;
