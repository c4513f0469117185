import { atMostOne, isNothing, type MayLiveByFile, neverSo, slower, throwsAnyway } from './may-live-reasons.ts';

/** What may live of the acts of domain/case. */
export const mayLiveInActs: MayLiveByFile = {
	'domain/case/acts/correct.ts': [
		{
			text: 'if (command.stands != null && isSameAddress(command.permalink, command.stands))',
			what: '-> true',
			part: 'command.stands != null',
			why: isNothing,
		},
	],
	'domain/case/acts/draft-read.ts': [
		{
			text: "return draft === null || (status.is === 'open' && status.stage === 'draft');",
			what: '-> true',
			part: "status.is === 'open'",
			why: isNothing,
		},
	],
	'domain/case/acts/drafting.ts': [
		{
			text: 'const rule = context.world.regulation.explanations.find(({ category }) => category === command.category);',
			what: 'find -> findLast',
			why: atMostOne,
		},
		{
			text: '} else if (unitsOut(context.state).length > 0) {',
			what: '0 -> 1',
			why: 'a single unit whose part is out is the one that is meant, so here there are several or none',
		},
		{
			text: "const due = command.do === 'approve' ? (command.due ?? null) : null;",
			what: '-> true',
			why: isNothing,
		},
		{
			text: 'const sent = context.state.draft?.version ?? version;',
			what: '?? -> left',
			why: neverSo,
		},
		{
			text: "const clause = clauseOf(world.regulation, 'set-deadline') ?? undefined;",
			what: '?? -> left',
			why: isNothing,
		},
		{
			text: "return fault === null || fault.ok ? null : no(fault.refusal.code, 'due', clause);",
			what: '-> false',
			part: 'fault.ok',
			why: neverSo,
		},
	],
	'domain/case/acts/ending.ts': [
		{
			text: 'const posts = by.unit !== null && postsItself(state, world.regulation, by.unit);',
			what: '-> true',
			part: 'by.unit !== null',
			why: isNothing,
		},
	],
	'domain/case/acts/outcome.ts': [
		{ text: 'return clause === undefined ? {} : { clause };', what: '-> false', why: neverSo },
	],
	'domain/case/acts/perform.ts': [
		{
			text: 'const asked = rule !== undefined && anyHolds(rule.when, context.state, { of: command.of });',
			what: '-> true',
			part: 'rule !== undefined',
			why: neverSo,
		},
		{
			text: "if (exit !== undefined && 'to' in exit && (exit.to === 'check' || exit.to === 'approval')) {",
			what: '-> true',
			part: "'to' in exit",
			why: isNothing,
		},
		{
			text: 'command.question === null ? theOneMeant(context.state) : open.find(({ number }) => number === command.question);',
			what: 'find -> findLast',
			why: atMostOne,
		},
		{
			text: 'suggested: context.world.units.find((unit) => unit === command.suggested) ?? null,',
			what: 'find -> findLast',
			why: atMostOne,
		},
	],
	'domain/case/acts/publishing.ts': [
		{
			text: "...marksOf(context, answer === 'interim' ? asPromised(context, draft?.promisedBy ?? null) : null),",
			what: '?? -> left',
			why: neverSo,
		},
		{
			text: 'const rule = regulation.explanations.find(({ category }) => category === draft?.category);',
			what: 'find -> findLast',
			why: atMostOne,
		},
	],
	'domain/case/acts/receive.ts': [
		{
			text: "if ((incident[field] ?? now) > now + skewAllowedMs) return no('time-ahead', field);",
			what: '?? -> left',
			part: 'incident[field] ?? now',
			why: isNothing,
		},
		{
			// biome-ignore lint/suspicious/noTemplateCurlyInString: a line of code
			text: 'if (start === undefined || awaits === undefined) throw new Error(`${regulation.id} has no first stage`);',
			what: '-> false',
			part: 'start === undefined',
			why: throwsAnyway,
		},
		{
			text: '...(known(incident.detectedAt) && known(incident.publishedAt) && incident.detectedAt < incident.publishedAt',
			what: '-> true',
			part: 'known(incident.publishedAt)',
			why: 'no instant is before null: TypeScript alone asks',
		},
	],
	'domain/case/acts/routing.ts': [
		{
			text: 'const rule = world.regulation.explanations.find((one) => one.category === category);',
			what: 'find -> findLast',
			why: atMostOne,
		},
	],
	'domain/case/acts/same-person.ts': [
		{
			text: "const [own, others] = [one, other].map((actor) => mailboxes[holderId(actor) ?? '']);",
			what: '?? -> left',
			why: isNothing,
		},
	],
	'domain/case/acts/text-faults.ts': [
		{
			text: 'if (interim === null || !allowsInterim(state, world.regulation, unit))',
			what: '-> false',
			part: 'interim === null',
			why: isNothing,
		},
		{
			text: 'if (promisedBy === null || interim.notAfter === null) return null;',
			what: '-> false',
			part: 'interim.notAfter === null',
			why: isNothing,
		},
	],
	'domain/case/acts/undelivered.ts': [
		{
			text: 'const untold = [...state.assignments, ...state.takenAway].find(',
			what: 'find -> findLast',
			why: atMostOne,
		},
		{
			text: "if (fact.untold) rebase(context, 'base-moved', before);",
			what: '-> true',
			why: 'where no clock is taken back every base stands as it stood',
		},
		{
			text: 'if (untold === undefined) return null;',
			what: '-> false',
			why: 'of nobody who was told nothing is moved or started',
		},
	],
	'domain/case/acts/pass-on.ts': ['?? -> left', '0 -> 1'].map((what) => ({
		text: 'if ((state.passedOn[passedOnKey(passed)] ?? 0) >= passed.change) return null;',
		what,
		why: 'no change was found before 1970',
	})),
	'domain/case/acts/urgency.ts': [
		{ text: 'if (key === null) return;', what: '-> false', why: slower },
		{
			text: "const dated = ({ limit }: TermRule) => ('given' in limit ? [limit.notAfter] : []);",
			what: '-> true',
			why: isNothing,
		},
		{
			text: ': settableBy(context, key).flatMap(({ settable }) => settable?.notAfter ?? []);',
			what: '?? -> left',
			why: isNothing,
		},
		{
			text: 'const rule = world.regulation.terms.find(({ id }) => limits.includes(id));',
			what: 'find -> findLast',
			why: atMostOne,
		},
	],
	'domain/case/hand-over.ts': [
		{
			text: 'if (unitsOut(after).every(({ handedAt }) => handedAt !== null)) return { events: [], after };',
			what: '-> false',
			part: 'handedAt !== null',
			why: slower,
		},
		{
			text: "if (template !== 'assignment' || unit === null || round === null) continue;",
			what: '-> false',
			part: "template !== 'assignment'",
			why: 'no other mail of a unit’s round goes to one whose part is awaited',
		},
		...['unit === null', 'round === null'].map((part) => ({
			text: "if (template !== 'assignment' || unit === null || round === null) continue;",
			what: '-> false',
			part,
			why: neverSo,
		})),
		{
			text: 'if (unitsOut(after).every(({ handedAt }) => handedAt !== null)) return { events: [], after };',
			what: '-> false',
			part: 'unitsOut(after).every(({ handedAt }) => handedAt !== null)',
			why: slower,
		},
	],
};
