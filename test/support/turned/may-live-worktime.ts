import {
	anyOrder,
	beforeTheEnd,
	eachDay,
	emptyAlike,
	firstYear,
	inside,
	type MayLiveByFile,
	memory,
	named,
	noUnit,
	outside,
	pastTheEnd,
	refused,
	sameYear,
	search,
	slower,
	unfit,
} from './may-live-reasons.ts';

const onAnyDay = 'if (!(instant >= first && instant <= (dayStart[count] ?? Number.NaN))) return -1;';
const dayForth = 'while (day + 1 < count && (dayStart[day + 1] ?? instant) <= instant) day += 1;';
const dayBack = 'while (day > 0 && (dayStart[day] ?? instant) > instant) day -= 1;';

/** What may live of domain/worktime. */
export const mayLiveInWorktime: MayLiveByFile = {
	'domain/worktime/fault.ts': [
		{
			text: "return fault.fault === 'no-data-for-year' && fault.year > fault.first;",
			what: '-> true',
			part: "fault.fault === 'no-data-for-year'",
			why: 'no other fault names years: TypeScript alone asks',
		},
	],
	'domain/worktime/build.ts': [
		{
			text: 'days[day] = hoursOf === UNKNOWN ? NO_DATA : (byHours[hoursOf * 2 + (layers.short[day] ?? 0)] ?? off);',
			what: '0 -> 1',
			why: inside,
		},
		{
			text: 'if (days[index] !== undefined && days[index] !== NO_DATA) days[index] = patterns.indexOf(pattern);',
			what: '-> true',
			why: outside,
		},
		{
			text: 'return day !== null && pattern.ok ? [{ day, pattern: pattern.value, act }] : [];',
			what: '-> true',
			why: refused,
		},
	],
	'domain/worktime/calendar.ts': [
		{ text: 'return (unit === null ? undefined : calendar.units?.[unit]) ?? calendar;', what: '-> false', why: noUnit },
	],
	'domain/worktime/compute.ts': [
		{
			text: 'const due = (dayStart[day] ?? 0) + earliestBy(shapeOn(calendar, day), target - (workBefore[day] ?? 0));',
			what: '0 -> 1',
			why: inside,
		},
		{ text: 'const start = Math.max(from, dawn + (shape[i] ?? 0));', what: '0 -> 1', why: inside },
		{ text: 'const end = Math.min(to, dawn + (shape[i + 1] ?? 0));', what: '0 -> 1', why: inside },
		{
			text: 'return across(calendar, at(dayStart, 0), deadline) ?? missing(calendar, firstYear(calendar) - 1);',
			what: '0 -> 1',
			why: firstYear,
		},
		{ text: 'const due = at(dayStart, day) + (shapeOn(calendar, day).at(-1) ?? 0);', what: '?? -> left', why: inside },
		{ text: 'const due = at(dayStart, day) + (shapeOn(calendar, day).at(-1) ?? 0);', what: '0 -> 1', why: inside },
		{ text: 'const dawn = calendar.dayStart[day] ?? 0;', what: '0 -> 1', why: inside },
		{
			text: 'return (calendar.workBefore[day] ?? 0) + workedBy(shapeOn(calendar, day), instant - dawn);',
			what: '0 -> 1',
			why: inside,
		},
	],
	'domain/worktime/day-rules.ts': [
		{ text: 'export const UNKNOWN = -2;', what: '2 -> 3', why: 'any number will do that is no weekday and not OFF' },
	],
	'domain/worktime/day-shape.ts': [
		{ text: 'const start = shape[i] ?? 0;', what: '0 -> 1', why: inside },
		{ text: 'sum += Math.min(time, shape[i + 1] ?? 0) - start;', what: '0 -> 1', why: inside },
		{ text: 'const length = (shape[i + 1] ?? 0) - (shape[i] ?? 0);', what: '0 -> 1', why: inside },
		{ text: 'return (shape[i] ?? 0) + left;', what: '0 -> 1', why: inside },
		{
			text: 'for (; i + 2 < shape.length; i += 2) {',
			what: '< -> <=',
			part: 'i + 2 < shape.length',
			why: beforeTheEnd,
		},
		{ text: 'for (; i + 2 < shape.length; i += 2) {', what: '+ -> -', part: 'i + 2', why: beforeTheEnd },
		{ text: 'for (; i + 2 < shape.length; i += 2) {', what: '2 -> 3', part: '2', why: beforeTheEnd },
		{
			text: 'const length = (shape[i + 1] ?? 0) - (shape[i] ?? 0);',
			what: '?? -> left',
			part: 'shape[i + 1] ?? 0',
			why: inside,
		},
		{
			text: 'const length = (shape[i + 1] ?? 0) - (shape[i] ?? 0);',
			what: '?? -> left',
			part: 'shape[i] ?? 0',
			why: inside,
		},
		{ text: 'return (shape[i] ?? 0) + left;', what: '?? -> left', part: 'shape[i] ?? 0', why: inside },
	],
	'domain/worktime/day-sums.ts': [
		{ text: 'let high = from + 1;', what: '1 -> 2', why: search },
		{ text: 'let step = 1;', what: '1 -> 2', part: '1', why: search },
		{ text: 'while ((sums[high - step] ?? target) > target) {', what: '?? -> left', why: inside },
		{ text: 'high -= step;', what: 'removed', why: search },
		{ text: 'step = Math.min(step * 2, high);', what: 'removed', why: search },
		{ text: 'step = Math.min(step * 2, high);', what: 'min -> max', why: search },
		{ text: 'step = Math.min(step * 2, high);', what: '2 -> 3', why: search },
		{ text: 'if ((sums[middle] ?? target) > target) high = middle;', what: '?? -> left', why: inside },
	],
	'domain/worktime/encode.ts': [
		{
			text: 'const sorted = Object.entries(units).toSorted(([one], [other]) => (one < other ? -1 : 1));',
			what: '< -> <=',
			why: anyOrder,
		},
		{
			text: 'const sorted = Object.entries(units).toSorted(([one], [other]) => (one < other ? -1 : 1));',
			what: '1 -> 2',
			why: anyOrder,
		},
	],
	'domain/worktime/expand.ts': [
		{ text: 'jump = nextJump(offsets, midnight);', what: 'removed', why: slower },
		{ text: 'shapeOf[day] = days[day] === NO_DATA ? NO_DATA : shape;', what: '-> false', why: emptyAlike },
		{
			text: 'const index = offsets.at.findIndex((_, place) => threshold(offsets, place) > local);',
			what: '-> true',
			why: slower,
		},
		{
			text: 'const index = offsets.at.findIndex((_, place) => threshold(offsets, place) > local);',
			what: '> -> >=',
			why: slower,
		},
		{ text: 'const pattern = patterns[days[day] ?? NO_DATA] ?? [];', what: '?? -> left', why: inside },
		{ text: 'for (let i = 0; i < pattern.length; i += 2) {', what: '< -> <=', why: pastTheEnd },
		{
			text: 'let from = Math.max(dawn, instantOfLocal(offsets, midnight + (pattern[i] ?? 0) * MINUTE_MS)) - dawn;',
			what: '?? -> left',
			why: inside,
		},
		{
			text: 'let from = Math.max(dawn, instantOfLocal(offsets, midnight + (pattern[i] ?? 0) * MINUTE_MS)) - dawn;',
			what: '0 -> 1',
			why: inside,
		},
		{
			text: 'let to = Math.min(dusk, instantOfLocal(offsets, midnight + (pattern[i + 1] ?? 0) * MINUTE_MS)) - dawn;',
			what: '?? -> left',
			why: inside,
		},
		{
			text: 'let to = Math.min(dusk, instantOfLocal(offsets, midnight + (pattern[i + 1] ?? 0) * MINUTE_MS)) - dawn;',
			what: '0 -> 1',
			why: inside,
		},
		{ text: 'if (from >= to) continue;', what: '>= -> >', why: emptyAlike },
		{ text: 'while (from < (shape.at(-1) ?? 0)) {', what: '?? -> left', why: inside },
		{ text: 'to = Math.max(to, shape.pop() ?? 0);', what: '?? -> left', why: inside },
		{ text: 'to = Math.max(to, shape.pop() ?? 0);', what: '0 -> 1', why: inside },
		{ text: 'from = Math.min(from, shape.pop() ?? 0);', what: '?? -> left', why: inside },
		{ text: 'from = Math.min(from, shape.pop() ?? 0);', what: '0 -> 1', why: inside },
		{ text: 'for (let day = 0; day + 1 < dayStart.length; day += 1) {', what: '< -> <=', why: pastTheEnd },
		{ text: 'for (let day = 0; day + 1 < dayStart.length; day += 1) {', what: '+ -> -', why: pastTheEnd },
		{ text: 'for (let day = 0; day < days.length; day += 1) {', what: '0 -> 1', why: eachDay },
		{ text: 'for (let day = 0; day < days.length; day += 1) {', what: '< -> <=', why: eachDay },
		{ text: 'for (let day = 0; day < days.length; day += 1) {', what: '1 -> 2', why: eachDay },
		{ text: 'const hole = holes.at(-1);', what: 'dropped -', why: eachDay },
		{ text: 'const hole = holes.at(-1);', what: '1 -> 2', why: eachDay },
		{ text: 'if (hole?.year === year) hole.to = at(dayStart, day + 1);', what: '-> false', why: eachDay },
		{
			text: 'else holes.push({ from: at(dayStart, day), to: at(dayStart, day + 1), year });',
			what: '+ -> -',
			why: eachDay,
		},
		{
			text: 'else holes.push({ from: at(dayStart, day), to: at(dayStart, day + 1), year });',
			what: '1 -> 2',
			why: eachDay,
		},
	],
	'domain/worktime/local-date.ts': [
		{
			text: 'const SHAPE = /^(\\d{4})-(\\d{2})-(\\d{2})$/;',
			what: 'dropped $',
			why: 'a date with more behind it is no time to the platform either',
		},
	],
	'domain/worktime/local-time.ts': [
		{ text: 'const MOST_WRITTEN = 5_000;', what: '5_000 -> 50000', why: memory },
		{ text: 'const MOST_WRITTEN = 5_000;', what: '5_000 -> 500', why: memory },
	],
	'domain/worktime/offsets.ts': [
		{ text: 'while (index > 0 && instant < (at[index - 1] ?? 0)) index -= 1;', what: '0 -> 1', why: inside },
		{ text: 'while (index > 0 && instant < (at[index - 1] ?? 0)) index -= 1;', what: '?? -> left', why: inside },
		{ text: 'return minutes[index] ?? 0;', what: '0 -> 1', why: inside },
		{ text: 'return local - (minutes[index] ?? 0) * MINUTE_MS;', what: '0 -> 1', why: inside },
		{ text: 'const larger = Math.max(minutes[index] ?? 0, minutes[index + 1] ?? 0);', what: '0 -> 1', why: inside },
		{ text: 'if (format === undefined) {', what: '-> true', why: slower },
		{ text: 'formats.set(zone, format);', what: 'removed', why: slower },
		{
			text: "const name = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? '';",
			what: '?? -> left',
			why: inside,
		},
		{
			text: "const [, sign, hours = '0', minutes = '0', seconds = '0'] = /GMT([+-])(\\d+):(\\d+)(?::(\\d+))?/.exec(name) ?? [];",
			what: '?? -> left',
			why: inside,
		},
	],
	'domain/worktime/reach.ts': [
		{ text: 'const first = dayStart[0] ?? Number.NaN;', what: '?? -> left', why: inside },
		{ text: onAnyDay, what: '?? -> left', why: inside },
		{ text: onAnyDay, what: '-> true', part: 'instant >= first', why: search },
		...['floor -> ceil', '1 -> 2'].map((what) => ({
			text: 'let day = Math.min(Math.floor((instant - first) / DAY_MS), count - 1);',
			what,
			why: search,
		})),
		{ text: dayForth, what: '?? -> left', why: inside },
		{ text: dayForth, what: '+ -> -', why: search },
		{ text: dayBack, what: '?? -> left', why: inside },
		...['-> true', '> -> >='].map((what) => ({
			text: dayBack,
			what,
			part: 'day > 0',
			why: 'the first day has begun by then',
		})),
		{ text: dayBack, what: '0 -> 1', why: 'no clock is moved on the first day of a year' },
		{ text: 'return shapes[shapeOf[day] ?? NO_DATA] ?? nothing;', what: '?? -> left', why: inside },
		{ text: 'if (calendar.holes.length === 0) return null;', what: '-> false', why: slower },
		{
			text: 'while (day + 1 < count && (dayStart[day + 1] ?? instant) <= instant) day += 1;',
			what: '1 -> 2',
			why: search,
		},
		{ text: 'return yearOf(plan.firstDay + plan.days.length - 1);', what: '1 -> 2', why: sameYear },
	],
	'domain/worktime/schedule.ts': [
		{
			text: "return refuse([{ fault: 'unknown-region', region: schedule.region ?? '', known }]);",
			what: '?? -> left',
			why: named,
		},
		{
			text: "return refuse([{ fault: 'unknown-region', region: schedule.region ?? '', known }]);",
			what: '?? -> right',
			why: named,
		},
	],
	'domain/worktime/week.ts': [
		{
			text: 'const [startHour = 99, startMinute = 0, endHour = 99, endMinute = 0] = digits.map(Number);',
			what: '99 -> 990',
			why: unfit,
		},
		{
			text: 'const [startHour = 99, startMinute = 0, endHour = 99, endMinute = 0] = digits.map(Number);',
			what: '99 -> 9',
			why: unfit,
		},
		{
			text: 'const [startHour = 99, startMinute = 0, endHour = 99, endMinute = 0] = digits.map(Number);',
			what: '0 -> 1',
			why: unfit,
		},
		{ text: 'const end = left.pop() ?? 0;', what: '0 -> 1', why: inside },
		{ text: 'const start = left.pop() ?? 0;', what: '0 -> 1', why: inside },
	],
	'domain/worktime/zone-offsets.ts': [
		{ text: 'for (let before = from; before < to; before += STEP) {', what: '< -> <=', why: pastTheEnd },
		{
			text: 'const STEP = 7 * DAY_MS;',
			what: '7 -> 8',
			why: 'no zone has moved its clock there and back within eight days either',
		},
	],
};
