import type { Command } from '../case/model/commands.ts';
import type { Refusal } from '../case/model/refusal.ts';
import { type Act, acts } from '../regulation/regulation.ts';
import { done, type Result, refuse } from '../result.ts';
import { isBroken } from '../text.ts';
import { faultWords, refusalWords } from '../wording/faults.ts';
import { commandFor } from './form-commands.ts';
import type { FieldFault, PostedForm } from './model.ts';
import { offeredActs, usualAct } from './offers.ts';
import { first } from './posted.ts';

/**
 * The command that a posted form means, or every fault of its fields in Russian, each with how to mend it. Names and
 * values are those of the contract: `decision` names the act (a form that offers only one may leave it out), `draft`
 * the version that was read. Judges the shape only: whether the case allows the act is for `decide`, whose refusal
 * `faultsOf` turns into the same kind of fault.
 */
export function parseForm(posted: PostedForm): Result<Command, readonly FieldFault[]> {
	const { fields } = posted;
	const named = first(fields, 'caseId');
	if (named !== '' && named !== posted.caseId) {
		return refuse([{ field: 'form', message: faultWords.otherCase }]);
	}
	const broken = Object.keys(fields).filter((name) => fields[name]?.some(isUnreadable));
	if (broken.length > 0) return refuse(broken.map((field) => ({ field, message: faultWords.broken })));
	const act = decisionOf(posted);
	if (act === null) {
		const message = first(fields, 'decision') === '' ? faultWords.decision : faultWords.unknownDecision;
		return refuse([{ field: 'decision', message }]);
	}
	const faults: FieldFault[] = [];
	const command = commandFor(act, posted, (field, message) => faults.push({ field, message }));
	return command === null || faults.length > 0 ? refuse(faults) : done(command);
}

/** What was no text in UTF-8 arrives with the sign that stands for what could not be read. */
function isUnreadable(text: string): boolean {
	return isBroken(text) || text.includes('\ufffd');
}

/** A refused command as the form's fault: the field to mend, in words that say how. */
export function refusalFaults(refusal: Refusal): readonly FieldFault[] {
	return [refusalWords[refusal.code]];
}

function decisionOf(posted: PostedForm): Act | null {
	const said = first(posted.fields, 'decision');
	if (said !== '') return acts.find((act) => act === said) ?? null;
	return usualAct(offeredActs(posted));
}
