import type { Regulation } from '../../regulation/regulation.ts';
import { termNamed } from '../../regulation/term-named.ts';
import type { Case } from '../model/case.ts';
import type { CaseEvent } from '../model/events.ts';
import { type Awaited, awaiting } from '../turn/awaiting.ts';
import { openQuestions } from '../turn/questions.ts';
import { breachMails } from './clock-mails.ts';
import type { MailOrder } from './follow-up.ts';
import { assignmentMail, mail, openStageOf, questionMail } from './mail-order.ts';

/** The coordinator hears whom a mail did not reach, while something can be done about it or something was taken back. */
export function undeliveredMails(events: readonly CaseEvent[], after: Case): readonly MailOrder[] {
	const [clock = null] = undone(events);
	return events.flatMap((event) => {
		if (event.type !== 'MailUndelivered' || (after.status.is === 'ended' && clock === null)) return [];
		const { number, unit } = event;
		return [mail({ template: 'undelivered', to: 'coordinator', unit, notice: `undelivered-${number}`, clock })];
	});
}

/** Whoever was told of a breach that is none, or was to tell of it, hears that, too; the coordinator has. */
export function undoneMails(events: readonly CaseEvent[], after: Case, regulation: Regulation): readonly MailOrder[] {
	const takenBack = events.flatMap((event) => (event.type === 'MailUndelivered' ? event.takenBack : []));
	return takenBack.flatMap((id) => {
		const was = after.clocks.find((clock) => clock.id === id);
		const told = breachMails(id, after, regulation).filter(({ to }) => to !== 'coordinator');
		const rule = (was && termNamed(regulation, was.term)?.breach) ?? null;
		const passedOn = after.notices.some(({ memoOf }) => memoOf === id);
		const memo = rule === null ? [] : [rule.by, ...(passedOn ? [rule.tell] : [])];
		return [
			...told.map(({ to, unit }) => mail({ template: 'breach-undone', to, unit, clock: id })),
			...memo
				.filter((to) => !told.some((one) => one.to === to))
				.map((to) => mail({ template: 'breach-undone', to, clock: id })),
		];
	});
}

/** What the case awaits of those who are reached elsewhere now, each once. */
export function againMails(events: readonly CaseEvent[], after: Case, regulation: Regulation): readonly MailOrder[] {
	const numbers = events.flatMap((event) => (event.type === 'MailOrderedAgain' ? [event.number] : []));
	if (numbers.length === 0) return [];
	const whom = after.undelivered.filter(({ number }) => numbers.includes(number));
	return awaiting(after, regulation)
		.filter(({ role, unit }) => whom.some((one) => one.to === role && one.unit === unit))
		.flatMap((awaited) => asking(awaited, after));
}

/** What asks for what the case awaits of a role, or of one of its units, as it stands now. */
export function asking({ role, unit, stage }: Awaited, after: Case): readonly MailOrder[] {
	if (role === 'executor') {
		return after.assignments.filter((asked) => asked.unit === unit).map((asked) => assignmentMail(asked, after, 'new'));
	}
	if (stage !== 'clarification') return [mail({ template: 'stage-opened', to: role, ...openStageOf(after), stage })];
	return openQuestions(after)
		.slice(-1)
		.map(({ number }) => questionMail(number, role));
}

/** The clocks that never started, as it turned out. */
function undone(events: readonly CaseEvent[]): readonly string[] {
	return events.flatMap((event) => (event.type === 'ClockVoided' && event.fromStart === true ? [event.id] : []));
}
