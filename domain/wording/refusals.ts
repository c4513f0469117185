import type { Case } from '../case/model/case.ts';
import type { Refusal } from '../case/model/refusal.ts';
import { type Act, acts, type Regulation, type StageKind, stageKinds } from '../regulation/regulation.ts';
import { momentWords } from './moments.ts';
import { stageWords } from './stages.ts';
import { withNoun } from './unit-noun.ts';

/** What each act is to do: «вы можете: …», «… сейчас нельзя». */
export const actInfinitives: Readonly<Record<Act, string>> = {
	route: 'направить сообщение {куда}',
	reassign: 'забрать поручение у\u00a0{род}',
	'add-units': 'спросить ещё {одного/один/одну/одно} {вин}',
	'require-photo': 'решить, нужно ли фото',
	'name-author': 'поручить сводный ответ {дат}',
	'return-to-curator': 'вернуть сообщение куратору',
	'no-answer': 'предложить закрыть дело без ответа',
	unpublishable: 'сообщить, что ответ негде опубликовать',
	confirm: 'подтвердить закрытие дела',
	reject: 'отклонить закрытие дела',
	'withdraw-proposal': 'отозвать предложение закрыть дело',
	clarify: 'задать уточняющий вопрос',
	clarified: 'ответить на вопрос',
	decline: 'вернуть вопрос: он не\u00a0{вашего}',
	submit: 'отправить текст ответа',
	write: 'подготовить ответ без {родмн}',
	'not-ours': 'ответить автору, чей это вопрос',
	consolidate: 'отправить сводный ответ',
	forward: 'отправить проект дальше',
	approve: 'согласовать проект',
	return: 'вернуть проект на доработку',
	recall: 'отозвать текст до публикации',
	'first-word': 'записать первое слово автору',
	publish: 'записать публикацию ответа',
	'publish-site': 'записать размещение на сайте',
	correct: 'исправить ссылку на ответ',
	explain: 'дать разъяснение',
	consent: 'записать согласие автора',
	'refuse-consent': 'записать, что автор не\u00a0согласен на обращение',
	'withdraw-consent': 'записать, что автор отозвал согласие',
	register: 'записать номер обращения',
	appeal: 'признать сообщение обращением',
	withdraw: 'отозвать инцидент',
	raise: 'повысить важность',
	lower: 'понизить важность',
	'set-deadline': 'назначить срок',
	acknowledge: 'подтвердить получение',
};

/** The same in a town: without units nobody's are spoken of (G-30). */
export function sayAct(act: Act, regulation: Pick<Regulation, 'roles'>): string {
	return withNoun(actInfinitives[act], regulation);
}

/** What was refused, and to whom it falls instead. */
export const refusedWords = {
	receive: 'принять сообщение',
	cannot: 'сейчас нельзя',
	theirs: 'Это делает',
	known: (from: string, to: string) => `Данные есть с\u00a0${dotted(from)} по\u00a0${dotted(to)}`,
} as const;

/** Where a case stands for whoever was refused, or came too late. */
export const standingWords = {
	awaits: 'Дело ждёт',
	late: 'срок истёк',
	ended: 'Дело закончено',
	can: 'Сейчас вы можете',
	canBeside: 'Ждут не\u00a0вас, но\u00a0вы можете',
	nothing: 'От вас сейчас ничего не\u00a0требуется.',
	call: (title: string, telephone: string | null) =>
		telephone === null
			? `Если есть вопросы, обратитесь: ${title}.`
			: `Если есть вопросы, позвоните: ${title}, тел.\u00a0${telephone}.`,
	byLastMail: 'Для этого откройте ссылку из последнего письма по\u00a0делу.',
	onItsPage: 'Для этого вернитесь к\u00a0делу.',
} as const;

function dotted(date: string): string {
	return date.split('-').reverse().join('.');
}

/** The head of a refusal for programs and those who read their logs: "publication before approval: plastunovskaya 16". */
export function sayRefusalInBrief(
	{ code, clause, did }: Pick<Refusal, 'code' | 'clause'> & { readonly did: string },
	state: Case | null,
	regulation: Regulation,
): string {
	const act = acts.find((known) => known === did);
	const fault = code.replaceAll('-', ' ');
	const said =
		act === undefined ? fault : (outOfTurn(code, act, state, regulation) ?? `${momentWords[act].en}: ${fault}`);
	return clause === null ? said : `${said}: ${regulation.id} ${clause}`;
}

/** What was tried, and what the case awaits instead; null where the turn is not what is wrong. */
function outOfTurn(code: Refusal['code'], act: Act, state: Case | null, { stages }: Regulation): string | null {
	const what = momentWords[act].en;
	if (code === 'ended') return `${what} after the end of the case`;
	if (code === 'not-yours') return `${what} by somebody else`;
	if (code !== 'not-now' || state?.status.is !== 'open') return null;
	const order: readonly StageKind[] = stageKinds.filter((stage) => stages[stage] !== undefined);
	const place = order.findIndex((stage) => stages[stage]?.acts[act] !== undefined);
	const comes = place > order.indexOf(state.status.stage) ? 'before' : 'during';
	return `${what} ${comes} ${stageWords[state.status.stage].en.toLowerCase()}`;
}
