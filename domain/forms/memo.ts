import type { Case } from '../case/model/case.ts';
import type { Regulation, Role } from '../regulation/regulation.ts';
import { termNamed } from '../regulation/term-named.ts';
import type { FormSubject } from './model.ts';

/** To whom what a link asks for goes when it is sent; null where the link is to no memo. */
export function memoTo(subject: FormSubject, { clocks }: Case, regulation: Regulation): Role | null {
	if (subject.is !== 'notice' || subject.clock === null) return null;
	const clock = clocks.find(({ id }) => id === subject.clock);
	return (clock && termNamed(regulation, clock.term)?.breach?.tell) ?? null;
}
