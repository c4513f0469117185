import fc from 'fast-check';
import { postsOwnWords } from '../../domain/case/acts/draft-read.ts';
import { nextWake } from '../../domain/case/clocks/next-wake.ts';
import type { Case } from '../../domain/case/model/case.ts';
import type { Actor, Command } from '../../domain/case/model/commands.ts';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import type { World } from '../../domain/case/model/world.ts';
import { allowedActs, isAllowed, rolesFor, ruleFor } from '../../domain/case/turn/allowed.ts';
import type { Instant } from '../../domain/instant.ts';
import {
	type Act,
	acts,
	importances,
	messageKinds,
	officialPages,
	type Role,
	roles,
	unpublishableKinds,
} from '../../domain/regulation/regulation.ts';
import { unreachable } from '../../domain/result.ts';
import { incident } from './commands.ts';
import { lostMail } from './lost-mail.ts';
import { take } from './take.ts';

/** Luck for one step of a walk; what the numbers choose from depends on where the case stands. */
export interface Luck {
	readonly act: number;
	readonly jump: number;
	readonly pick: number;
	/** Whoever, whatever, whenever: most of it will be refused. */
	readonly wild: boolean;
	readonly coin: boolean;
}

export const luck: fc.Arbitrary<Luck> = fc.record({
	act: fc.nat(999),
	jump: fc.nat(999),
	pick: fc.nat(999),
	wild: fc.integer({ min: 0, max: 4 }).map((roll) => roll === 0),
	coin: fc.boolean(),
});

/** One step as it went: `after` is `before` itself where the command was refused. */
export interface Walked {
	readonly now: Instant;
	readonly command: Command;
	readonly before: Case | null;
	readonly events: readonly CaseEvent[];
	readonly after: Case | null;
	readonly refused: string | null;
}

const MINUTE = 60_000;
const start = Date.parse('2025-03-12T10:00:00+03:00');
/** A regulation may allow no more than some hours (Perm 3.6). */
const promises = [2 * 60 * MINUTE, 20 * 60 * MINUTE, 3 * 24 * 60 * MINUTE];
const jumps = [0, 1, MINUTE, 20 * MINUTE, 60 * MINUTE, 150 * MINUTE, 24 * 60 * MINUTE, 5 * 24 * 60 * MINUTE];

/** Walks a case by luck; each command is frozen and so is the case, so that a decision that changes either throws. */
export function* walk(lucks: readonly Luck[], world: Omit<World, 'now'>, from: Instant = start): Generator<Walked> {
	let state: Case | null = null;
	let now = from;
	for (const chance of lucks) {
		now = later(now, state, chance);
		const command = frozen(state === null ? receipt(chance, now) : commandFor(state, chance, now, world));
		const before: Case | null = state;
		const taken = take(before, command, { ...world, now });
		const events = taken.ok ? taken.value.events : [];
		state = taken.ok ? frozen(taken.value.after) : before;
		yield { now, command, before, events, after: state, refused: taken.ok ? null : taken.refusal.code };
	}
}

function frozen<Value>(value: Value): Value {
	if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
	Object.values(value).forEach(frozen);
	return Object.freeze(value);
}

function chosen<Item>(from: readonly Item[], number: number): Item | undefined {
	return from[number % from.length];
}

/** Onward by something; every third time to the very instant at which time does something next, or just past it. */
function later(now: Instant, state: Case | null, { jump, coin }: Luck): Instant {
	const wake = state === null ? null : nextWake(state);
	if (wake !== null && wake >= now && jump % 3 === 0) return coin ? wake : wake + 1;
	return now + (chosen(jumps, jump) ?? 0);
}

function receipt({ act, jump, pick, coin }: Luck, now: Instant): Command {
	const kind = chosen(messageKinds, pick) ?? 'incident';
	const facts = {
		...incident,
		kind,
		importance: kind === 'incident' ? (chosen(importances, act) ?? 'normal') : 'normal',
		venue: coin ? ('feed' as const) : ('direct' as const),
		page: chosen([...officialPages, null], jump) ?? null,
		detectedAt: coin ? now - (act % 600) * MINUTE : null,
		sentAt: coin ? now - (act % 300) * MINUTE : null,
	};
	return { do: 'receive', incident: facts, text: 'Не горит фонарь.' };
}

function commandFor(state: Case, chance: Luck, now: Instant, world: Omit<World, 'now'>): Command {
	const { act, jump, pick, wild, coin } = chance;
	const out = state.assignments.find(({ part }) => part === 'awaited');
	if (out !== undefined && out.handedAt === null && coin) {
		return { do: 'hand-over', unit: out.unit, round: out.round, handedAt: now };
	}
	const lost = act % 23 === 5 ? lostMail(state, chance, now) : null;
	if (lost !== null) return lost;
	if (act % 9 === 0) return { do: 'tick', judgeBefore: now };
	if (wild && act % 9 === 1)
		return { do: 'hand-over', unit: unitFor(state, chance, world), round: pick % 3, handedAt: now };
	if (wild && act % 9 === 2) return receipt(chance, now);
	// Whatever ends a case at once is done seldom, or no walk would go far.
	const may = allowedActs(state, world).filter((one) => pick % 8 === 0 || !ending.includes(one));
	const asked = chosen(wild ? acts : may, act);
	const writes = asked === 'submit' && isAllowed(state, world.regulation, 'write');
	const what = writes && (coin || ruleFor(state, world.regulation, 'submit') === undefined) ? 'write' : asked;
	if (what === undefined) return { do: 'tick', judgeBefore: now };
	const rule = ruleFor(state, world.regulation, what);
	const rightful = rule === undefined ? [] : rolesFor(state, world.regulation, rule);
	const role = (wild ? chosen(roles, jump) : chosen(rightful, jump)) ?? 'coordinator';
	return commandOf(what, state, role, chance, now, world);
}

const ending: readonly Act[] = ['appeal', 'withdraw', 'unpublishable', 'no-answer'];

function unitFor(state: Case, { pick, wild }: Luck, world: Omit<World, 'now'>): string {
	const asked = state.assignments.filter(({ part }) => part === 'awaited').map(({ unit }) => unit);
	const any = [...state.assignments.map(({ unit }) => unit), ...world.units];
	return chosen(wild || asked.length === 0 ? any : asked, pick) ?? 'zoo';
}

function commandOf(what: Act, state: Case, role: Role, chance: Luck, now: Instant, world: Omit<World, 'now'>): Command {
	const { act, jump, pick, wild, coin } = chance;
	const { regulation, units } = world;
	const unit = unitFor(state, chance, world);
	const by: Actor = { role, person: `${role}-${pick % 2}`, unit };
	const text = wild && coin ? '' : 'Здравствуйте! Фонарь починят.';
	const draft = (state.draft?.version ?? 1) + (wild ? 1 : 0);
	const permalink = wild ? 'https://ok.ru/1' : 'https://vk.com/wall-1_2';
	const reasonOf = (reasoned: 'return' | 'no-answer' | 'return-to-curator' | 'decline') =>
		chosen(regulation.reasons[reasoned]?.items ?? [], pick)?.code ?? 'other';
	switch (what) {
		case 'route': {
			const several = regulation.severalUnits && coin;
			return {
				do: what,
				by,
				units: several ? units.slice(0, 2) : [unit],
				photoRequired: coin,
				selfPosting: pick % 4 === 0,
			};
		}
		case 'reassign':
			return { do: what, by, unit, to: coin ? (chosen(units, jump) ?? null) : null, reason: text };
		case 'add-units':
			return {
				do: what,
				by,
				units: [chosen(units, jump) ?? unit],
				photoRequired: coin,
				selfPosting: false,
				reason: null,
			};
		case 'require-photo':
			return { do: what, by, unit, required: coin, reason: text };
		case 'name-author':
			return { do: what, by, unit, reason: null };
		case 'return-to-curator':
		case 'no-answer':
			return { do: what, by, reason: reasonOf(what) };
		case 'refuse-consent':
		case 'withdraw-consent':
		case 'withdraw-proposal':
		case 'withdraw':
			return { do: what, by, reason: text };
		case 'unpublishable':
			return { do: what, by, kind: wild && coin ? null : (chosen(unpublishableKinds, pick) ?? null), reason: text };
		case 'not-ours':
			return { do: what, by, text };
		case 'appeal':
			return { do: what, by, number: coin ? String(pick) : null, told: !wild };
		case 'correct':
			return { do: what, by, permalink, reason: text, seen: state.corrections + (wild && coin ? 1 : 0) };
		case 'confirm':
		case 'reject':
		case 'raise':
		case 'lower':
			return { do: what, by };
		case 'clarify':
			return { do: what, by, of: coin ? 'curator' : 'author', text };
		case 'clarified': {
			const open = state.questions.filter(({ answeredAt }) => answeredAt === null);
			return {
				do: what,
				by,
				text,
				question: wild ? pick % 4 : (open[0]?.number ?? null),
				repliedAt: coin ? null : now - pick,
			};
		}
		case 'decline':
			return { do: what, by, unit, reason: reasonOf(what), suggested: null };
		case 'submit':
		case 'write':
			return {
				do: 'submit',
				by,
				unit: what === 'write' ? null : unit,
				kind: jump % 2 === 0 ? 'interim' : 'final',
				text,
				promisedBy: coin ? { at: now + (chosen(promises, act) ?? 0), wholeDay: false } : null,
				reason: 'Нужна закупка',
			};
		case 'consolidate':
			return { do: what, by, text, unit: coin ? unit : null };
		case 'forward':
			return { do: what, by, draft, generalInterest: pick % 3 === 0 };
		case 'approve':
			return {
				do: what,
				by,
				draft,
				...(state.draft?.answer === 'interim' &&
					coin && { due: { at: now + (pick % 9) * 24 * 60 * MINUTE, wholeDay: false } }),
			};
		case 'recall':
			return { do: what, by, draft, reason: coin && wild ? '' : 'Ошибка в дате' };
		case 'return':
			return { do: what, by, draft, reason: reasonOf(what), comment: coin && wild ? null : 'Назовите дату' };
		case 'publish':
			return {
				do: what,
				by,
				draft: postsOwnWords(state) ? 'own' : draft,
				permalink,
				visibility: null,
				generalInterest: pick % 3 === 0,
			};
		case 'first-word':
		case 'publish-site':
		case 'consent':
			return { do: what, by, permalink };
		case 'explain': {
			const category = chosen(regulation.explanations, pick)?.category ?? 'none';
			return { do: what, by, unit: coin ? unit : null, category, text, competentBody: 'Администрация края' };
		}
		case 'register':
			return { do: what, by, number: String(pick) };
		case 'set-deadline':
			return {
				do: what,
				by,
				due: { at: now + (pick % 15) * 12 * 60 * MINUTE, wholeDay: false },
				for: chosen([null, null, '15', '16', '11b', '12a'], pick) ?? null,
				interim: coin,
			};
		case 'acknowledge':
			return { do: what, by, notice: chosen(state.notices, pick)?.notice ?? 'none' };
		default:
			return unreachable(what);
	}
}
