import { expect } from '@jest/globals';
import type { House } from './house.ts';
import { linkIn } from './requests.ts';

/** A word that names a person, and can be found wherever it was written to. */
export const canary = (what: string) => `ПДн-канарейка-${what}`;

/** A canary for each field of the webhook that a sender may write into. */
export const sent = {
	externalId: canary('номер'),
	permalink: `https://vk.com/wall-1_2?${encodeURI(canary('ссылка'))}`,
	topic: canary('тема'),
	location: canary('адрес'),
	text: canary('текст'),
	author: { name: canary('имя'), profile: `https://vk.com/${canary('профиль')}` },
	media: [{ url: `https://vk.com/${encodeURI(canary('фото'))}`, type: canary('вид') }],
};

/** What a page lets a person write in words of his own. */
function wordFields(html: string): readonly string[] {
	const fields = html.matchAll(/<(?:input type="(?:text|url)"|textarea)[^>]* name="(\w+)"/g);
	return [...new Set([...fields].flatMap(([, name]) => name ?? []))];
}

/** What a form is filled with: a canary in each field of words. One that the test does not know fails it. */
const written: Readonly<Record<string, string>> = {
	...Object.fromEntries(
		[
			'text',
			'reason',
			'comment',
			'suggested',
			'number',
			'competentBody',
			'measures',
			'earlierAnswers',
			'reference',
			'mendedText',
			'postedText',
		].map((name) => [name, canary(name)]),
	),
	permalink: `https://vk.com/wall-1_3?${encodeURI(canary('ответ'))}`,
	consentLink: `https://vk.com/wall-1_4?${encodeURI(canary('согласие'))}`,
	promisedBy: '18.03.2025',
	repliedAt: '',
	repeatOf: '',
};

/** Does an act by the newest link to a mailbox, with a canary in every field of words that its page shows. */
export async function act(h: House, mailbox: string, fields: Readonly<Record<string, string>>): Promise<void> {
	const link = linkIn(h.mails.findLast(({ to, text }) => to.mail === mailbox && text.includes('/p/')));
	const names = wordFields((await h.open(link)).body);
	const unknown = names.filter((name) => written[name] === undefined);
	expect(unknown).toEqual([]);
	const answer = await h.post(link, {
		...Object.fromEntries(names.map((name) => [name, written[name] ?? ''])),
		...fields,
	});
	expect({ fields, status: answer.status }).toEqual({ fields, status: 200 });
}

/** All that is kept or said anywhere but in the content beside a case, and that content by itself. */
export function kept(h: House): { readonly content: string; readonly rest: string } {
	const dump = JSON.parse(h.store.dump()) as { cases: { content: [string, unknown][] }[] };
	const rest = JSON.stringify({ ...dump, cases: dump.cases.map(({ content: _, ...one }) => one) });
	const machines = JSON.stringify(h.machines.starts());
	const all = [rest, h.accesses.dump(), ...h.said, ...h.counted.keys(), machines, JSON.stringify(h.queue)].join('\n');
	const plain = (text: string) => text.replaceAll(/(%[0-9A-F]{2})+/gi, (part) => decodeURIComponent(part));
	return { content: plain(JSON.stringify(dump.cases.map((one) => one.content))), rest: plain(all) };
}
