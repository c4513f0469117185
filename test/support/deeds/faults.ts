import type { Wrong } from './deed.ts';

export const nothingToBeSeen = '\u200b\u2060\u00ad\ufe0f';
const withoutWords = (field: string, code: string): readonly Wrong[] => [
	[`empty ${field}`, { [field]: '' }, code, field],
	[`spaces alone as ${field}`, { [field]: ' \n\t ' }, code, field],
	[`a ${field} of which nothing is seen`, { [field]: nothingToBeSeen }, code, field],
	[`a ${field} with half a character`, { [field]: 'Слово \ud83d' }, 'malformed'],
	[`a ${field} that is no text`, { [field]: { words: true } }, 'malformed'],
];
export const reason: readonly Wrong[] = [
	...withoutWords('reason', 'reason-missing'),
	['a reason that is too long', { reason: 'Я'.repeat(2_001) }, 'remark-too-long', 'reason'],
];
export const text: readonly Wrong[] = [
	...withoutWords('text', 'text-missing'),
	['a text that is too long', { text: 'Я'.repeat(10_001) }, 'text-too-long', 'text'],
	['marks heaped on a letter', { text: `Я${'\u0301'.repeat(160_000)}` }, 'text-too-long', 'text'],
];
export const stale: readonly Wrong[] = [
	['a version that is over', { draft: 0 }, 'draft-changed', 'draft'],
	['a version that is still to come', { draft: 9 }, 'draft-changed', 'draft'],
	['a version that is no number', { draft: '1' }, 'malformed'],
];
export const permalink = (network = 'wrong-network'): readonly Wrong[] =>
	(
		[
			['no link', ''],
			['another scheme', 'http://vk.com/wall-1_4'],
			['a script', 'javascript:alert(1)'],
			['a user before the host', 'https://vk.com@evil.example/wall-1_4'],
			['a host in letters of two scripts', 'https://vк.com/wall-1_4'],
			['a host alone', 'https://vk.com/'],
			['a way on', 'https://vk.com/away.php?to=https://evil.example'],
			['a character that turns the text', 'https://vk.com/wall\u202e-1_4'],
		] as const
	)
		.map(([name, link]): Wrong => [name, { permalink: link }, 'permalink-invalid', 'permalink'])
		.concat([
			['another network', { permalink: 'https://ok.ru/group/1' }, network, 'permalink'],
			['a host that only begins so', { permalink: 'https://vk.com.evil.example/wall-1_4' }, network, 'permalink'],
		]);
export const due = (latest: string): readonly Wrong[] => [
	['a date that is past', { due: '2025-03-11T10:00:00+03:00' }, 'deadline-past', 'due'],
	['a date later than the text gives', { due: latest }, 'deadline-too-late', 'due'],
	['a date that no calendar has', { due: '2025-02-30' }, 'malformed'],
	['a year of which nothing is known', { due: '2199-03-12' }, 'time-unknown', 'due'],
	['words in place of a date', { due: 'скоро' }, 'malformed'],
];
export const units = (asked: string): readonly Wrong[] => [
	['no unit', { units: [] }, 'no-unit', 'unit'],
	['units not said', { units: undefined }, 'malformed'],
	['an unknown unit', { units: ['zoo'] }, 'unknown-unit', 'unit'],
	['an unknown unit beside a known one', { units: ['parks', 'zoo'] }, 'unknown-unit', 'unit'],
	['a name of what every object has', { units: ['__proto__'] }, 'unknown-unit', 'unit'],
	['a unit that is asked', { units: [asked] }, 'unit-asked-already', 'unit'],
];
