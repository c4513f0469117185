import { ruleFor } from '../case/turn/allowed.ts';
import { takeAwayRefusal } from '../case/turn/questions.ts';
import { assignmentWords } from '../wording/assignments.ts';
import { fieldWords } from '../wording/pages.ts';
import { type Field, field, type Option, option, unitOptions } from './field.ts';
import type { FormPage } from './model.ts';
import type { On } from './writing-fields.ts';

/** What changes who is asked, and for what: whose assignment, who else, whose photographs, who joins the parts (G-29, G-31, P-19). */
export function assignmentFields(page: FormPage, on: On): readonly Field[] {
	return [...takingFields(page, on), ...addingFields(page, on), ...photoFields(page, on), ...authorFields(page, on)];
}

function takingFields(page: FormPage, on: On): readonly Field[] {
	const { offered, only } = on('reassign');
	if (!offered) return [];
	const { case: state, regulation } = page;
	const from = state.assignments.flatMap(({ unit }) => {
		const allowed = ruleFor(state, regulation, 'reassign', unit) !== undefined;
		return allowed && takeAwayRefusal(state, unit) === null ? [unit] : [];
	});
	const nobody = option('', assignmentWords.passedToNobody);
	return [
		field('takenFrom', assignmentWords.takenFrom, only, { is: 'select', options: chosenFrom(unitsIn(page, from)) }),
		field('to', assignmentWords.passedTo, only, { is: 'select', options: [nobody, ...freeUnits(page)] }),
	];
}

function addingFields(page: FormPage, on: On): readonly Field[] {
	const { offered, only } = on('add-units');
	if (!offered) return [];
	const options = freeUnits(page);
	return [field('addedUnits', assignmentWords.addedUnits, only, { is: 'checkboxes', options, initial: null })];
}

function photoFields(page: FormPage, on: On): readonly Field[] {
	const { offered, only } = on('require-photo');
	if (!offered) return [];
	const out = page.case.assignments.flatMap(({ unit, part }) => (part === 'awaited' ? [unit] : []));
	const answers = [option('yes', assignmentWords.photoYes), option('no', assignmentWords.photoNo)];
	return [
		field('photoUnit', assignmentWords.photoUnit, only, { is: 'select', options: chosenFrom(unitsIn(page, out)) }),
		field('required', assignmentWords.photoWanted, only, { is: 'radios', options: answers, initial: null }),
	];
}

function authorFields(page: FormPage, on: On): readonly Field[] {
	const { offered, only } = on('name-author');
	if (!offered) return [];
	const { assignments, jointAuthor } = page.case;
	const may = assignments.flatMap(({ unit, part }) => (part === 'submitted' && unit !== jointAuthor ? [unit] : []));
	return [field('authorUnit', assignmentWords.author, only, { is: 'select', options: chosenFrom(unitsIn(page, may)) })];
}

/** Units that nobody has asked, or that are asked for nothing any more. */
function freeUnits(page: FormPage): readonly Option[] {
	const asked = page.case.assignments.flatMap(({ unit, part }) =>
		part === 'declined' || part === 'left-out' ? [] : [unit],
	);
	return unitOptions(
		page.municipality.units.filter(({ id }) => !asked.includes(id)),
		page.suggested,
	);
}

function unitsIn({ municipality }: FormPage, units: readonly string[]): readonly Option[] {
	return unitOptions(municipality.units.filter(({ id }) => units.includes(id)));
}

/** Where there is one it is meant; of several one must be chosen. */
function chosenFrom(units: readonly Option[]): readonly Option[] {
	return units.length === 1 ? units : [option('', fieldWords.choose), ...units];
}
