import { atMostOne, isNothing, type MayLiveByFile, neverSo, slower, throwsAnyway } from './may-live-reasons.ts';

/** What may live of the gate that every command passes. */
export const mayLiveInDecide: MayLiveByFile = {
	'domain/case/decide.ts': [
		{
			text: "if (!left.ok || command.do === 'tick' || !isUnjudged(state, world.now)) return left;",
			what: '-> false',
			part: "!left.ok || command.do === 'tick'",
			why: slower,
		},
		...['!left.ok', "command.do === 'tick'", '!isUnjudged(state, world.now)'].map((part) => ({
			text: "if (!left.ok || command.do === 'tick' || !isUnjudged(state, world.now)) return left;",
			what: '-> false',
			part,
			why: slower,
		})),
		{
			text: 'if (judgedFirst !== null) judgeClocks(context, judgedFirst);',
			what: '-> true',
			part: 'judgedFirst !== null',
			why: 'nothing is due before null',
		},
		{
			text: "const at = clock.state === 'running' ? clock.dueAt : accusationDue(state, clock);",
			what: '-> true',
			part: "clock.state === 'running'",
			why: slower,
		},
		{
			text: 'return first.ok && !isJudgedAlike(left.value.after, first.value.after, world) ? first : left;',
			what: '-> true',
			part: 'first.ok',
			why: neverSo,
		},
		...[
			['-> true', 'at !== null && at < now'],
			['-> true', 'at !== null'],
			['-> true', 'at < now'],
			['< -> <=', 'at < now'],
		].map(([what = '', part = '']) => ({ text: 'return at !== null && at < now;', what, part, why: slower })),
		{
			text: 'if (unit === null || ruleFor(state, world.regulation, what) === undefined) return null;',
			what: '-> false',
			part: 'unit === null',
			why: 'what nobody of this unit may do nobody without one may',
		},
		{
			text: "const context = begin(state, world, 'by' in command ? command.by : null);",
			what: '-> true',
			why: isNothing,
		},
		{
			text: "const unit = ('unit' in command ? command.unit : null) ?? command.by.unit;",
			what: '-> true',
			why: isNothing,
		},
		{
			text: "if (state.status.is !== 'open' || state.status.stage !== 'draft') return false;",
			what: '-> false',
			part: "state.status.is !== 'open'",
			why: 'what has ended stands in no stage, so the other condition holds: TypeScript alone asks',
		},
		{
			// biome-ignore lint/suspicious/noTemplateCurlyInString: a line of code
			text: 'if (rule === undefined) throw new Error(`${context.world.regulation.id} has no stage ${stage}`);',
			what: '-> false',
			why: throwsAnyway,
		},
		{
			// biome-ignore lint/suspicious/noTemplateCurlyInString: a line of code
			text: 'if (awaits === undefined) throw new Error(`nobody is awaited in ${stage} of ${context.world.regulation.id}`);',
			what: '-> false',
			why: throwsAnyway,
		},
		{
			text: "const visit = context.state.status.is === 'open' ? context.state.status.visit + 1 : 1;",
			what: '-> true',
			why: neverSo,
		},
		{
			text: "const visit = context.state.status.is === 'open' ? context.state.status.visit + 1 : 1;",
			what: '1 -> 2',
			why: neverSo,
		},
		{
			text: 'const assignment = context.state.assignments.find(({ unit }) => unit === command.unit);',
			what: 'find -> findLast',
			why: atMostOne,
		},
		{
			text: 'const notice = state.notices.find(({ notice: id }) => id === command.notice);',
			what: 'find -> findLast',
			why: atMostOne,
		},
	],
	'domain/case/replayed.ts': [
		{ text: 'return facts.find(({ by }) => by !== null)?.by ?? null;', what: '?? -> left', why: isNothing },
		{
			text: 'return facts.find(({ by }) => by !== null)?.by ?? null;',
			what: '-> true',
			why: 'what somebody did comes first of what his decision holds',
		},
		{
			text: "const received = facts.find((fact) => fact.type === 'CaseReceived');",
			what: 'find -> findLast',
			why: atMostOne,
		},
	],
};
