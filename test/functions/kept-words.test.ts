import { describe, expect, it } from '@jest/globals';
import type { Case, Question } from '../../domain/case/model/case.ts';
import type { PostedFields } from '../../domain/forms/model.ts';
import type { LinkRow } from '../../functions/ports/links.ts';
import { answerToScript, keepPosted, keepsFor } from '../../functions/use-cases/keep-unsent.ts';
import { findTenant } from '../../functions/use-cases/tenant.ts';
import { keepable, unsentIn, unsentPart, versionKept } from '../../functions/use-cases/unsent.ts';
import { house } from '../support/house.ts';
import { question } from '../support/made-stages.ts';
import { storedAs } from '../support/mail-orders.ts';
import { steps, tell } from '../support/story.ts';

const stage = { is: 'stage', stage: 'draft', visit: 2, round: 3, question: null } as const;
const row: LinkRow = {
	caseId: 'AN-1',
	subject: stage,
	role: 'executor',
	unit: 'roads',
	person: 'roads-1',
	mailbox: 'digest',
	revocations: 0,
	expiresAt: 0,
};
const part = 'unsent#draft-2-3-#executor#roads#roads-1';
const received = tell([steps.receive]).case;
const drafted = tell([steps.receive, steps.route, steps.handOver, steps.submit]).case;
const kept = (fields: unknown, more: object = {}) => ({ [part]: { version: 4, at: 7, fields, ...more } });

describe('issue 14: what is typed is bound to who typed it, and to what he was asked', () => {
	it.each<[string | null, Partial<LinkRow>]>([
		[part, {}],
		['unsent#draft-2-3-5#executor#roads#roads-1', { subject: { ...stage, question: 5 } }],
		['unsent#draft-2--#executor#roads#roads-1', { subject: { ...stage, round: null } }],
		['unsent#case#executor#roads#roads-1', { subject: { is: 'case' } }],
		[
			'unsent#case#coordinator##coordinator-1',
			{ subject: { is: 'case' }, role: 'coordinator', unit: null, person: 'coordinator-1' },
		],
		['unsent#draft-2-3-#executor#roads#digest', { person: null }],
		['unsent#draft-2-3-#executor#roads#', { person: null, mailbox: null }],
		[null, { subject: { is: 'notice', notice: 'n', clock: null } }],
	])('%s', (expected, changes) => {
		expect(unsentPart({ ...row, ...changes })).toBe(expected);
	});
});

describe('issue 14: what is kept of a form', () => {
	it('what somebody typed or chose, and nothing that the form tells of itself', () => {
		const own = {
			caseId: ['1'],
			notice: ['1'],
			corrections: ['1'],
			question: ['1'],
			unsent: ['1'],
			keep: ['1'],
			preflight: ['1'],
		};
		const typed = { text: ['Ответ'], draft: ['1'], decision: ['submit'] };
		expect(keepable({ ...own, ...typed })).toEqual(typed);
	});
	it.each([
		[256 * 1024, true],
		[256 * 1024 + 1, false],
	])('as much as a request brings, by the byte: %s', (bytes, isKept) => {
		const text = 'я'.repeat(50_000);
		const rest = bytes - Buffer.byteLength(JSON.stringify({ text: [text] }));
		expect(keepable({ text: [`${text}${'x'.repeat(rest)}`] }) !== null).toBe(isKept);
	});
});

describe('issue 14: what is read of it', () => {
	it.each<[string, unknown, { readonly version: number; readonly fields: unknown } | null]>([
		['as it was kept', kept({ text: ['Ответ'] }), { version: 4, fields: { text: ['Ответ'] } }],
		[
			'texts alone',
			kept({ text: ['a', 1, null, 'b'], other: 'x' }),
			{ version: 4, fields: { text: ['a', 'b'], other: [] } },
		],
		['nothing that stands under another name', { other: kept({})[part] }, null],
		['nothing that is no object', { [part]: 'text' }, null],
		['nothing that is null', { [part]: null }, null],
		['nothing without a version', kept({}, { version: '4' }), null],
		['nothing without a time', kept({}, { at: '7' }), null],
		['nothing without fields', kept('x'), null],
		['nothing whose fields are null', kept(null), null],
	])('%s', (_, content, expected) => {
		const all = content as Readonly<Record<string, unknown>>;
		expect(unsentIn(all, row, received)).toEqual(expected === null ? null : { at: 7, ...expected });
		expect(versionKept(all, row)).toBe(expected?.version ?? 0);
	});
	it.each<[string, Case, string | undefined, boolean]>([
		['no draft, where there is none', received, undefined, true],
		['a draft, where there is none any more', received, '1', false],
		['this draft', drafted, '1', true],
		['an earlier one', drafted, '0', false],
		['none, where there is one now', drafted, undefined, false],
	])('what was typed over %s: shown only over the same, and counted all the same', (_, state, draft, isShown) => {
		const content = kept({ text: ['Ответ'], ...(draft !== undefined && { draft: [draft] }) });
		expect(unsentIn(content, row, state) !== null).toBe(isShown);
		expect(versionKept(content, row)).toBe(4);
	});
	it('of a link that asks for no words nothing', () => {
		const notice = { ...row, subject: { is: 'notice', notice: 'n', clock: null } } as const;
		expect([unsentIn(kept({}), notice, received), versionKept(kept({}), notice)]).toEqual([null, 0]);
	});
});

describe('issue 14: keeping', () => {
	interface Keeping {
		readonly standing?: Readonly<Record<string, unknown>>;
		readonly of?: Partial<LinkRow>;
		readonly state?: Case;
		/** The versions over which the store writes. */
		readonly takes?: readonly number[];
		readonly referenceMode?: boolean;
	}
	/** Keeps over what stands there; gives the note, and each version that was written over with its fields. */
	async function keeps(
		fields: PostedFields,
		{ standing = {}, of = {}, state = drafted, takes = [0], referenceMode = false }: Keeping = {},
	) {
		const h = await house();
		const tenant = await findTenant(h.place.tenants, 'anapa', null);
		if (tenant === null) throw new Error('no anapa');
		const written: (readonly [number, PostedFields])[] = [];
		const unsent = {
			keep: (_: string, __: string, seen: number, { fields: words }: { readonly fields: PostedFields }) => {
				if (takes.includes(seen)) written.push([seen, words]);
				return Promise.resolve(takes.includes(seen));
			},
			forget: () => Promise.resolve(),
		};
		const cases = { ...h.base.cases, loadContent: () => Promise.resolve(standing) };
		const opened = {
			row: { ...row, ...of },
			stored: storedAs(state),
			tenant: { ...tenant, municipality: { ...tenant.municipality, referenceMode } },
		};
		return { note: await keepPosted({ cases, unsent }, opened, fields, 99), written };
	}
	const text = { text: ['Мой'], draft: ['1'] };
	const mine = { version: 3, at: 7, fields: text };
	const other = { version: 3, at: 7, fields: { ...text, text: ['Чужой'] } };
	const ofNone = { version: 3, at: 7, fields: { text: ['Чужой'] } };

	it.each([
		['2', 2],
		['999999999', 999_999_999],
		['', 0],
		['x', 0],
		['-2', 0],
		['2 ', 0],
		[' 2', 0],
		['1234567890', 0],
	])('is written over the version that the page names (%j)', async (said, seen) => {
		const { note, written } = await keeps({ ...text, unsent: [said] }, { takes: [seen] });
		expect([note, written]).toEqual([{ version: seen + 1, says: { is: 'kept', at: 99 } }, [[seen, text]]]);
	});
	it.each([
		[
			'another text, kept since: it is told and not written over',
			other,
			[0],
			{ version: 3, says: { is: 'newer', at: 7, fields: other.fields } },
			0,
		],
		['the same text: it is kept already', mine, [0], { version: 3, says: { is: 'kept', at: 7 } }, 0],
		[
			'one that was typed over another draft: there is nothing to lose',
			ofNone,
			[3],
			{ version: 4, says: { is: 'kept', at: 99 } },
			1,
		],
		['one that is overtaken once more', ofNone, [], { version: 3, says: { is: 'nothing' } }, 0],
	] as const)('where there stands %s', async (_, standing, takes, note, times) => {
		const answer = await keeps({ ...text, unsent: ['1'] }, { standing: { [part]: standing }, takes });
		expect([answer.note, answer.written.length]).toEqual([note, times]);
	});
	it('too much is kept nowhere, and the version stays', async () => {
		const { note, written } = await keeps({ text: ['x'.repeat(300_000)], unsent: ['2'] }, { takes: [2] });
		expect([note, written]).toEqual([{ version: 2, says: { is: 'too-long' } }, []]);
	});
	it('a link that asks for no words keeps none', async () => {
		const { note, written } = await keeps(text, { of: { subject: { is: 'notice', notice: 'n', clock: null } } });
		expect([note, written]).toEqual([{ version: 0, says: { is: 'nothing' } }, []]);
	});

	const ask = (of: Question['of']): Case => ({ ...received, questions: [question({ of })] });
	const asked = ask('author');
	const posted = (decision?: string) => ({
		text: ['Слова'],
		comment: ['Слова'],
		reason: ['Слова'],
		...(decision !== undefined && { decision: [decision] }),
	});
	const nobody = { unit: null, role: 'coordinator' } as const;
	it.each<[string, string | undefined, Case, Partial<LinkRow>, readonly string[]]>([
		['a reply that is written down', 'clarified', asked, nobody, ['comment', 'reason', 'decision']],
		['what may be one', undefined, asked, nobody, ['comment', 'reason']],
		['what chooses no act', '', asked, nobody, ['comment', 'reason', 'decision']],
		['another act beside the question', 'route', asked, nobody, ['text', 'comment', 'reason', 'decision']],
		['a unit’s text beside the question', undefined, asked, {}, ['text', 'comment', 'reason']],
		['a reply of the curator', undefined, ask('curator'), nobody, ['text', 'comment', 'reason']],
		['where nobody is asked', undefined, received, nobody, ['text', 'comment', 'reason']],
		['what the author said to an interim answer', 'refuse-consent', received, nobody, ['text', 'decision']],
		['that he takes his consent back', 'withdraw-consent', received, nobody, ['text', 'decision']],
	])('G-20: reference mode keeps of %s no word of an author', async (_, decision, state, of, left) => {
		const { written } = await keeps(posted(decision), { referenceMode: true, state, of });
		expect(Object.keys(written[0]?.[1] ?? {}).toSorted()).toEqual([...left].toSorted());
	});
	it('without reference mode they are kept as the others', async () => {
		const { written } = await keeps(posted('clarified'), { state: asked, of: nobody });
		expect(written[0]?.[1]).toEqual(posted('clarified'));
	});
});

describe('issue 14: who asks for it, and what a script is told', () => {
	it.each([
		[undefined, null],
		[[], null],
		[[''], null],
		[['', 'yes'], 'person'],
		[['typing'], 'script'],
		[['typing', 'yes'], 'script'],
		[['yes', 'typing'], 'person'],
	])('%j: %s', (keep, who) => {
		expect(keepsFor(keep === undefined ? {} : { keep })).toBe(who);
	});
	it.each([
		[{ is: 'kept', at: 1 }, 200],
		[{ is: 'too-long' }, 413],
		[{ is: 'newer', at: 1, fields: {} }, 409],
		[{ is: 'nothing' }, 409],
	] as const)('%j: %s', (says, status) => {
		expect(answerToScript({ version: 5, says }).status).toBe(status);
	});
});
