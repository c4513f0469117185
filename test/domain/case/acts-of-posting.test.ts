import { describe, expect, it } from '@jest/globals';
import type { Case } from '../../../domain/case/model/case.ts';
import type { Command } from '../../../domain/case/model/commands.ts';
import type { World } from '../../../domain/case/model/world.ts';
import type { ExplanationRule } from '../../../domain/regulation/regulation.ts';
import { by, coordinator, publish } from '../../support/commands.ts';
import { open, outcomeOf, standing, there } from '../../support/made-acts.ts';
import { handed, wrote } from '../../support/made-events.ts';
import { part, received } from '../../support/made-rules.ts';
import { act, text } from '../../support/made-stages.ts';
import { time } from '../../support/play.ts';

type Of<Do extends Command['do']> = Extract<Command, { do: Do }>;

const link = 'https://vk.com/wall-1_2?reply=3';
const elsewhere = 'https://ok.ru/topic/1';
const promise = { at: time('20.03 18:00'), wholeDay: false };

describe('an answer is posted', () => {
	const draft = text('final', 'roads', 3);
	const posting = (change: Partial<Case> = {}) => standing('publication', { draft, drafts: 3, ...change });
	const posts = (change: Partial<Of<'publish'>> = {}, of: Case = posting(), world?: World) =>
		outcomeOf(of, { ...publish(), draft: 3, ...change } as Command, world);
	const posted = {
		type: 'AnswerPublished',
		version: 3,
		answer: 'final',
		generalInterest: false,
		clause: 'publish',
	};

	it('by whoever has read the text on its way; in words of its own only where none is', () => {
		expect(posts({ draft: 2 })).toBe('draft-changed draft (publish)');
		expect(posts({ draft: 'own' })).toBe('draft-changed draft (publish)');
		expect(posts()).toEqual([posted]);
		const none = posting({ draft: null });
		expect(posts({}, none)).toBe('draft-changed draft (publish)');
		expect(posts({ draft: 'own' }, none)).toEqual([{ ...posted, version: 0 }]);
	});

	it('with the digests of both texts, where somebody could read them', () => {
		const texts = { approved: 'a', posted: 'b' };
		expect(posts({ texts })).toStrictEqual([{ ...posted, texts }]);
		expect(posts({ texts: null })).toStrictEqual([posted]);
		expect(posts()).toStrictEqual([posted]);
	});

	it('A-12, okha 3.4: in the network of the message, and as publicly as the message', () => {
		const direct = posting({ incident: { ...received.incident, venue: 'direct' } });
		expect(posts({ permalink: elsewhere })).toBe('wrong-network permalink (publish)');
		expect(posts({ permalink: '' })).toBe('permalink-invalid permalink (publish)');
		expect(posts({ visibility: 'public' })).toEqual([posted]);
		expect(posts({ visibility: 'private' })).toBe('wrong-venue visibility (publish)');
		expect(posts({ visibility: 'private' }, direct)).toEqual([posted]);
		expect(posts({ visibility: 'public' }, direct)).toBe('wrong-venue visibility (publish)');
		expect(posts({ visibility: null }, direct)).toEqual([posted]);
	});

	it('okha 3.7: an explanation may stand where its author can read it, if the regulation says so of its category', () => {
		const rule = (category: string, anywhere: boolean): ExplanationRule => ({
			category,
			clause: '3.7',
			title: category,
			competentBody: false,
			earlierAnswers: 0,
			anywhere,
		});
		const world = there({ explanations: [rule('court', false), rule('demand', true)] });
		const explains = (category: string | null, answer: 'explanation' | 'final' = 'explanation') =>
			posts({ visibility: 'private' }, posting({ draft: { ...draft, answer, category } }), world);
		expect(explains('demand')).toEqual([{ ...posted, answer: 'explanation' }]);
		expect(explains('court')).toBe('wrong-venue visibility (publish)');
		expect(explains('weather')).toBe('wrong-venue visibility (publish)');
		expect(explains('demand', 'final')).toBe('wrong-venue visibility (publish)');
		expect(posts({ draft: 'own', visibility: 'private' }, posting({ draft: null }), world)).toBe(
			'wrong-venue visibility (publish)',
		);
	});

	it('perm M-11: or in the system that it came through, by the system’s own number', () => {
		const systems = {
			monitoring: {
				title: 'Мониторинг',
				clause: '2.1.4',
				when: [{ venue: ['feed' as const] }],
				by: ['coordinator' as const],
			},
		};
		const world = there({ systems });
		const inSystem = (change: Partial<Of<'publish'>> = {}, of = posting(), reference = '12-34') =>
			posts({ inSystem: { system: 'monitoring', reference }, permalink: '', ...change }, of, world);
		const there_ = [{ ...posted, system: 'monitoring' }];
		expect(inSystem()).toEqual(there_);
		expect(inSystem({ permalink: link })).toEqual(there_);
		expect(inSystem({ permalink: elsewhere })).toBe('wrong-network permalink (publish)');
		expect(inSystem({ by: by('curator') })).toBe('wrong-system system (2.1.4)');
		expect(inSystem({}, posting({ incident: { ...received.incident, venue: 'direct' } }))).toBe(
			'wrong-system system (2.1.4)',
		);
		expect(posts({ inSystem: { system: 'monitoring', reference: '1' } })).toBe('wrong-system system (publish)');
		for (const none of [' ', '1\u200B2', '1'.repeat(201)])
			expect(inSystem({}, posting(), none)).toBe('reference-missing reference (2.1.4)');
		expect(inSystem({}, posting(), '1'.repeat(200))).toEqual(there_);
		expect(posts({ inSystem: null })).toEqual([posted]);
	});

	it('G-38: an interim one that promises too late is marked; M-15: a final one leaves the parts that are out', () => {
		const dated = (answer: 'interim' | 'final', deadline: number) =>
			posts({}, posting({ draft: { ...draft, answer, promisedBy: promise.at }, deadline }));
		expect(dated('interim', promise.at)).toEqual([{ ...posted, answer: 'interim' }]);
		expect(dated('interim', promise.at - 1)).toEqual([{ ...posted, answer: 'interim', marks: ['promise-too-late'] }]);
		expect(dated('final', promise.at - 1)).toEqual([posted]);
		const out = { assignments: [part('roads'), wrote('parks', handed(1))] };
		expect(posts({}, posting(out))).toEqual([{ ...posted, keeps: ['roads'] }]);
		expect(posts({}, posting({ ...out, draft: text('interim', null, 3) }))).toEqual([{ ...posted, answer: 'interim' }]);
	});

	it('okha 3.5: of general interest if it was before, or is said to be', () => {
		const said = (is: boolean, was: boolean) => posts({ generalInterest: is }, posting({ generalInterest: was }));
		expect([said(true, false), said(false, true), said(true, true)]).toEqual(
			Array(3).fill([{ ...posted, generalInterest: true }]),
		);
	});

	it('okha 3.5: what was answered in private stands on the page as well, for everybody', () => {
		const paged = (change: Partial<Of<'publish'>>) => posts(change, standing('site-publication', { draft, drafts: 3 }));
		expect(paged({})).toEqual([{ type: 'PagePublished', clause: 'publish' }]);
		expect(paged({ visibility: 'public' })).toEqual([{ type: 'PagePublished', clause: 'publish' }]);
		expect(paged({ visibility: 'private' })).toBe('wrong-venue visibility (publish)');
		expect(paged({ permalink: elsewhere })).toBe('wrong-network permalink (publish)');
		expect(paged({ draft: 2 })).toBe('draft-changed draft (publish)');
	});

	describe('perm 2.1.4b, M-3: by a unit itself', () => {
		const roads = by('executor', 'roads-1', 'roads');
		const drafting = (...assignments: Case['assignments']) => standing('draft', { drafts: 3, draft, assignments });
		const own = (change: Partial<Of<'publish'>> = {}, of: Case = drafting(part('roads')), world?: World) =>
			posts({ draft: 'own', by: roads, ...change }, of, world);
		const itself = { ...posted, version: 4, unit: 'roads' };
		const completed = { type: 'PartsCompleted' };

		it('in words of its own, where its part is out; of whoever is no unit it must be clear for which', () => {
			expect(own({ draft: 3 })).toBe('draft-changed draft (publish)');
			expect(own()).toEqual([itself]);
			expect(own({}, drafting(part('roads'), wrote('parks', handed(1))))).toEqual([itself, completed]);
			expect(own({}, drafting(part('roads'), part('parks')))).toEqual([itself]);
			expect(own({ by: coordinator })).toEqual([itself]);
			expect(own({ by: coordinator }, drafting(part('roads'), part('parks')))).toBe('unit-not-asked unit (publish)');
			expect(own({}, drafting(wrote('roads', handed(1))))).toBe('part-already-in unit (publish)');
			expect(own({ permalink: elsewhere })).toBe('wrong-network permalink (publish)');
			expect(own({ generalInterest: true })).toEqual([{ ...itself, generalInterest: true }]);
		});

		it('perm M-13: as an interim answer where that may be given', () => {
			const interim = { promisedBy: promise, reason: null };
			expect(own({ interim: null })).toEqual([itself]);
			expect(own({ interim })).toEqual([{ ...itself, answer: 'interim', promisedBy: promise.at }]);
			expect(own({ interim: { promisedBy: null, reason: null } })).toEqual([
				{ ...itself, answer: 'interim', promisedBy: null },
			]);
			expect(own({ interim }, undefined, there({ interim: null }))).toBe('interim-not-allowed kind (publish)');
			expect(own({}, undefined, there({ interim: null }))).toEqual([itself]);
		});
	});
});

describe('what else needs a proof in the world outside', () => {
	const draft = standing('draft');
	const does = (command: Command, of: Case = draft, world?: World) => outcomeOf(of, command, world);

	it('a first word and a consent stand in the network of the message, the first word once', () => {
		for (const [what, type] of [
			['first-word', 'FirstWordGiven'],
			['consent', 'ConsentRecorded'],
		] as const) {
			expect(does({ do: what, by: coordinator, permalink: link })).toEqual([{ type, clause: what }]);
			expect(does({ do: what, by: coordinator, permalink: elsewhere })).toBe(`wrong-network permalink (${what})`);
		}
		const given = standing('draft', { moments: { 'first-word': 1 } });
		expect(does({ do: 'first-word', by: coordinator, permalink: link }, given)).toBe('first-word-given (first-word)');
	});

	it('okha 3.5: the site’s own page is an address of that site', () => {
		const site = (permalink: string, host?: string | null) =>
			does(
				{ do: 'publish-site', by: coordinator, permalink },
				draft,
				there({}, host === undefined ? {} : { site: host }),
			);
		const published = [{ type: 'SitePublished', clause: 'publish-site' }];
		expect(site('https://okha.example')).toBe('permalink-invalid permalink (publish-site)');
		expect(site('https://okha.example/news/1', 'other.example')).toBe('wrong-site permalink (publish-site)');
		expect(site('https://okha.www.example/1', 'okha.example')).toBe('wrong-site permalink (publish-site)');
		expect(site('https://www.okha.example/1', 'okha.example')).toEqual(published);
		for (const host of ['okha.example', null, undefined])
			expect(site('https://okha.example/news/1', host)).toEqual(published);
	});

	it('okha 3.8: an author does not agree for a reason; an appeal has a number', () => {
		for (const [what, type] of [
			['refuse-consent', 'ConsentRefused'],
			['withdraw-consent', 'ConsentWithdrawn'],
		] as const) {
			expect(does({ do: what, by: coordinator, reason: ' ' })).toBe(`reason-missing reason (${what})`);
			expect(does({ do: what, by: coordinator, reason: 'Передумал' })).toEqual([{ type, clause: what }]);
		}
		expect(does({ do: 'register', by: coordinator, number: ' ' })).toBe('number-missing number (register)');
		expect(does({ do: 'register', by: coordinator, number: '7' })).toEqual([
			{ type: 'AppealRegistered', clause: 'register' },
		]);
	});

	it('what is our own order cites no clause', () => {
		const anytime = { ...open.anytime, register: act('3.8', { kind: 'INTERNAL', by: ['coordinator'] }) };
		expect(does({ do: 'register', by: coordinator, number: '7' }, draft, there({ anytime }))).toEqual([
			{ type: 'AppealRegistered' },
		]);
	});
});

describe('G-36: a link is put right', () => {
	const corrects = (change: Partial<Of<'correct'>> = {}, of: Partial<Case> = {}) =>
		outcomeOf(standing('publication', { posted: 1, corrections: 2, ...of }), {
			do: 'correct',
			by: coordinator,
			permalink: link,
			reason: 'Опечатка',
			seen: 2,
			...change,
		});

	it('to what is online, by whoever saw the one that stands, to another one, and with a reason', () => {
		const corrected = [{ type: 'PermalinkCorrected', number: 3, clause: 'correct' }];
		expect(corrects({}, { posted: 0 })).toBe('not-now (correct)');
		for (const seen of [1, 3]) expect(corrects({ seen })).toBe('corrected-meanwhile permalink (correct)');
		expect(corrects({ permalink: elsewhere })).toBe('wrong-network permalink (correct)');
		expect(corrects({ stands: 'https://VK.com/wall-1_2?reply=3' })).toBe('link-unchanged permalink (correct)');
		expect(corrects({ reason: ' ' })).toBe('reason-missing reason (correct)');
		expect(corrects()).toEqual(corrected);
		for (const stands of [null, 'https://vk.com/wall-1_2?reply=4']) expect(corrects({ stands })).toEqual(corrected);
	});
});
