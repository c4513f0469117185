import type { Case } from '../case/model/case.ts';
import type { Network, ReasonedAct, Regulation, Role } from '../regulation/regulation.ts';
import { roleWords } from './roles.ts';
import { withNoun } from './unit-noun.ts';

/** What the regulation calls a role; its English name would never reach a reader. */
export function sayRole(role: Role, regulation: Regulation): string {
	return regulation.roles[role]?.title ?? withNoun(roleWords[role].ru, regulation);
}

/** The unit's own title, or its id where the municipality no longer lists it. */
export function sayUnit(id: string, units: readonly { readonly id: string; readonly title: string }[]): string {
	return units.find((unit) => unit.id === id)?.title ?? id;
}

/** The title of a reason from the regulation's list; null for somebody's own words, which stand in a quotation. */
export function titleOfReason(act: ReasonedAct, reason: string, regulation: Regulation): string | null {
	const item = regulation.reasons[act]?.items.find(({ code }) => code === reason);
	return item?.title ?? (reason === 'other' ? otherReason : null);
}

export const otherReason = 'другая причина';

/** The title of a unit that somebody has named; null for words that are no unit of the municipality's. */
export function titleOfUnit(
	id: string,
	units: readonly { readonly id: string; readonly title: string }[],
): string | null {
	return units.find((unit) => unit.id === id)?.title ?? null;
}

export const networkTitles: Readonly<Record<Network, string>> = {
	vk: 'ВКонтакте',
	ok: 'Одноклассники',
	telegram: 'Telegram',
	max: 'MAX',
	facebook: 'Facebook',
	instagram: 'Instagram',
	twitter: 'Twitter',
	other: 'другая сеть',
};

/** «Инцидент, повышенная важность · ВКонтакте, личное сообщение». */
export function sayIncident(state: Case, regulation: Regulation): string {
	const { kind, network, venue } = state.incident;
	const what = regulation.kinds[kind]?.title ?? 'Сообщение';
	const urgent = isUrgent(state, regulation) ? ', повышенная важность' : '';
	return `${capital(what)}${urgent} · ${networkTitles[network]}, ${venue === 'direct' ? 'личное сообщение' : 'лента'}`;
}

/** «Сообщение: Инцидент · ВКонтакте, лента»; of a kind that is called a message itself the word stands once. */
export function sayMessageOf(state: Case, regulation: Regulation): string {
	const what = sayIncident(state, regulation);
	return what.startsWith('Сообщение') ? what : `Сообщение: ${what}`;
}

/** High importance counts only where the regulation knows importance. */
export function isUrgent(state: Case, regulation: Regulation): boolean {
	return regulation.importance !== null && state.incident.importance === 'high';
}

/** What goes with a draft besides its text. */
export const besideTitles = {
	measures: 'Что сделано со\u00a0времени прежнего ответа',
	competentBody: 'Кто отвечает за этот вопрос',
	earlierAnswers: 'Прежние письменные ответы',
	note: 'Почему текст оставлен таким',
} as const;

/** What the sources of a message contradict, or what should be looked at twice. */
export function sayMark(mark: string): string {
	return markTitles[mark] ?? mark;
}

const markTitles: Readonly<Record<string, string>> = {
	'detected-before-published': 'по данным источника сообщение выявлено раньше, чем опубликовано',
	'promise-too-late': 'окончательный ответ обещан автору позже, чем допускает регламент',
	'network-disabled': 'сообщение из\u00a0сети, которая в\u00a0муниципалитете отключена',
};

/** The first letter made a capital, the rest as it is. */
export function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A sentence behind a colon. */
export function small(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Not an appeal under 59-ФЗ (G-23); stands on every page and in every mail about a case. */
export const notAnAppeal =
	'Это сообщение из социальной сети, а\u00a0не обращение по Федеральному закону №\u00a059-ФЗ: его сроки и\u00a0порядок здесь не\u00a0применяются.';

/** G-2: the working hours are a default that nobody has confirmed. */
export const scheduleUnconfirmed =
	'График работы администрации в\u00a0системе ещё не\u00a0подтверждён: сроки посчитаны по типовому графику.';

/** Stands where the citizen's words are kept at their source (G-20). */
export const messageElsewhere = 'Текст сообщения здесь не\u00a0хранится. Откройте его в\u00a0сети по ссылке.';

/** Stands where the citizen's words were erased; the time comes from whoever says it. */
export const sayErased = (at: string): string =>
	`Персональные данные по\u00a0делу удалены ${at}. Тексты, имена, ссылки и\u00a0файлы здесь больше не\u00a0хранятся; сроки и\u00a0показатели отчётов сохранены.`;
